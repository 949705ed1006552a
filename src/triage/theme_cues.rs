//! The words that name a theme, by how plainly they do. Ours, by general knowledge: none was taken from a set of posts, and no
//! weight was fitted. What classes are confused with each other on the airlines' posts, in sums alone, has steered how words
//! are shared out between themes and what weighs most, so the figure of `amends eval` flatters a little.

use crate::triage::verdict::Theme;

/// A cue for what went wrong, beside which the waiting and calling that follow from it count less; one that names the theme
/// outright, one that points to it, one that fits it among others.
pub(super) const DECIDES: u8 = 8;
pub(super) const NAMES: u8 = 4;
pub(super) const POINTS: u8 = 2;
pub(super) const FITS: u8 = 1;

/// For each theme: its cues by weight, parted by commas. One text for many cues: each text of a table costs eight bytes more
/// in every page.
pub(super) const TABLE: &[(Theme, u8, &str)] = &[
    (
        Theme::Delivery,
        NAMES,
        "delivery,deliveries,delivered,deliver,courier,parcel,parcels,shipment,shipping,shipped,dispatched,\
         tracking number,never turned up,left outside,wrong address,redelivery,undelivered,out for delivery,\
         delivery driver,lost in the post",
    ),
    (
        Theme::Delivery,
        POINTS,
        "package,packages,tracking,driver,in transit,out for,not arrived,hasnt arrived,never arrived,didnt arrive,\
         hasnt come,never came,arrive,arrived,post office,doorstep,my order,postal,mail,ship,porch,neighbour,\
         neighbor,postman,depot",
    ),
    (Theme::Delivery, FITS, "order,ordered,posted,where is my,wheres my"),
    (
        Theme::DamagedOrWrong,
        DECIDES,
        "damaged,smashed,shattered,dented,broke my,destroyed my,ruined my,ripped my,cracked my,broken suitcase,\
         broken bag,broken luggage,bag broken,luggage broken,suitcase broken,broken wheel,broken handle",
    ),
    (
        Theme::DamagedOrWrong,
        NAMES,
        "wrong item,wrong items,wrong order,wrong size,wrong colour,wrong color,wrong product,wrong one,faulty,\
         defective,dead on arrival,missing item,missing items,missing parts,arrived broken,came broken,cracked,\
         not what i ordered,damaging,ripped,torn,mangled,soaked,crushed,destroyed,scratched,damage",
    ),
    (
        Theme::DamagedOrWrong,
        POINTS,
        "broken glass,incomplete,leaking,leaked,left out,without the,broken,broke,the wrong,was missing,\
         is missing,were missing,missing from,are missing,tore,hole in,holes in,dent,dents,scuffed,beat up,\
         banged up,mishandled,mishandling,broken off,ruined",
    ),
    (Theme::DamagedOrWrong, FITS, "forgot,replacement,wet"),
    (
        Theme::RefundAndBilling,
        NAMES,
        "refund,refunds,refunded,refunding,money back,charged,charge me,charging me,overcharged,billed,billing,\
         invoice,double charged,charged twice,direct debit,payment,payments,reimburse,reimbursed,reimbursement,\
         chargeback,my bill,the bill,took my money,compensation,compensate,compensated",
    ),
    (
        Theme::RefundAndBilling,
        POINTS,
        "bill,charge,charges,credit card,debit,deposit,paid,owe,owed,my money,bank,voucher,vouchers,credit,fee,\
         fees,receipt,paying,pay,owes",
    ),
    (
        Theme::Price,
        NAMES,
        "price,prices,priced,pricing,expensive,overpriced,too dear,price increase,price hike,costs too much,\
         rip off,ripoff,price match,daylight robbery,price gouging",
    ),
    (
        Theme::Price,
        POINTS,
        "cost,costs,cheaper,pricey,increase,went up,hike,hikes,discount,value for money,per month,fare,fares,\
         afford,gouging,dearer",
    ),
    (Theme::Cancellation, DECIDES, "cancelled,canceled,cancellation,cancellations"),
    (
        Theme::Cancellation,
        NAMES,
        "cancel,cancelling,canceling,cancels,unsubscribe,end my contract,terminate,get out of my contract",
    ),
    (
        Theme::Cancellation,
        POINTS,
        "contract,subscription,renewed,auto renew,renewal,called off,postponed,rescheduled,rebook,rebooked,\
         rebooking,scrapped,pulled the plug",
    ),
    (
        Theme::OutageOrBug,
        NAMES,
        "outage,outages,is down,are down,went down,keeps crashing,crashes,crashed,crashing,bug,bugs,buggy,glitch,\
         glitches,glitchy,error,errors,error message,wont load,not loading,doesnt load,no internet,no signal,\
         freezes,freezing,frozen,stopped working,wont open,wont work,wont start,wont update,server,servers,\
         disconnects,lagging,wont connect,keeps dropping",
    ),
    (
        Theme::OutageOrBug,
        POINTS,
        "app,website,site,wifi,internet,broadband,signal,loading,buffering,laggy,lag,offline,checkout,login,\
         version,software,sync,web site,reboot,restart,router,webpage,battery,not working,isnt working,\
         doesnt work,no service,crash",
    ),
    (Theme::OutageOrBug, FITS, "slow,page,down,power,screen,laptop,console,game,download,connection,update,updated"),
    (
        Theme::StaffAndManners,
        NAMES,
        "rude,rudest,rudely,rudeness,staff,manners,unprofessional,disrespectful,disrespected,employee,employees,\
         cashier,waiter,waitress,impolite,shouted at,laughed at,condescending,insulted,yelled at,attendant,\
         attendants,flight attendant,flight attendants,stewardess,steward,bartender,receptionist,doorman,bouncer,\
         rolled her eyes,rolled his eyes,gate agent,gate agents,conductor,ticket inspector,your crew,cabin crew,\
         crew",
    ),
    (
        Theme::StaffAndManners,
        POINTS,
        "attitude,assistant,worker,workers,manager,ignorant,treated,treat,the guy,the lady,guard,racist,personnel,\
         impatient,unfriendly,hostile,lazy,cruel,snapped at,nasty,courtesy,profiling,discriminated,discrimination,\
         humiliated,smug",
    ),
    (
        Theme::WaitingAndNoReply,
        NAMES,
        "on hold,no reply,no response,no answer,nobody answers,no one answers,nobody replies,no one replies,\
         call back,callback,called back,calling back,never replied,not replied,havent replied,ignored my,\
         ignoring my,ignoring me,wait time,wait times,no one responds,nobody responds,unanswered,hold for,respond,\
         responded,responding,get through,reply,hold music,hold time,hold times,no callback,pick up the phone,\
         answer the phone,answering the phone,answer your phone,answer your phones,get a hold of,get ahold of,\
         get hold of,havent heard,not heard,never heard back,hear back,heard nothing,radio silence,voicemail,\
         on the line,phone line,phone lines,hold line",
    ),
    (
        Theme::WaitingAndNoReply,
        POINTS,
        "hold,response,answer,answers,answered,answering,replied,email,emails,emailed,dm,dms,phone,call,called,\
         calling,calls,ticket number,contact,contacted,helpline,ignored,ignoring,been waiting,still waiting,\
         phones,phone number,follow up,followed up,reach,tweet,tweets,busy signal,hotline",
    ),
    (Theme::WaitingAndNoReply, FITS, "still,days,weeks,waiting,waited,wait"),
    (
        Theme::Quality,
        NAMES,
        "quality,poor quality,fell apart,falling apart,poorly made,badly made,cheaply made,stale,soggy,\
         undercooked,overcooked,tasteless,tastes,tasted,shrunk,doesnt fit,flimsy,fell off,came off,wore out,\
         worn out,ripped after,bland,burnt,greasy,uncomfortable,cramped,legroom,leg room,no room,entertainment,\
         inflight,in flight,tray table,recline,reclining,smelly,smells,smelled,stinks of,noisy,no food,no water,\
         no blankets,no blanket,no pillows,middle seat,broken seat,turbulence,bumpy,air conditioning,\
         freezing cold,bad flight,worst flight,worst flight ever,terrible flight,horrible flight,awful flight,\
         first class experience,lukewarm,threadbare,no wifi,free wifi,paid for wifi,wifi on,no tv,no power outlet",
    ),
    (
        Theme::Quality,
        POINTS,
        "cold,taste,fit,fits,material,fabric,stitching,seam,sole,soles,zip,zipper,faded,cheap,flavour,flavor,food,\
         meal,meals,burger,after one wash,lasted,coffee,sandwich,pizza,fries,shoes,seat,seats,seating,tv,tvs,\
         movie,movies,snack,snacks,drink,drinks,aisle,onboard,on board,on this flight,on my flight,on the flight,\
         this plane,inflight wifi,blanket,pillow,old plane,old planes,comfort,comfortable,plug,outlet,outlets,\
         bathroom,toilet,toilets,lavatory,cabin,breakfast,dinner,mattress,heating,headphones,screens,dirty,filthy,\
         hot,sat next to,sitting next to,room,dry",
    ),
    (Theme::Quality, FITS, "flight,plane,product"),
    (
        Theme::Safety,
        NAMES,
        "dangerous,unsafe,hazard,safety,injured,injury,food poisoning,caught fire,on fire,exploded,burned me,\
         burnt me,allergic,allergy,mouldy,moldy,mould,mold,unhygienic,cockroach,cockroaches,rat,rats,mouse in,\
         a hair in,hair in my,glass in,choked,choking,electric shock,recalled,sick from,made me sick,brakes,\
         airbag,emergency landing,gas leak,carbon monoxide,bed bugs,bedbugs",
    ),
    (
        Theme::Safety,
        POINTS,
        "burn,hurt,hospital,vomiting,bug in,plastic in,accident,overheating,overheats,vomit,blood,product recall,\
         a fire,smoke,hair in",
    ),
    (
        Theme::PrivacyAndAccount,
        NAMES,
        "hacked,my account,account,password,locked out,log in,login,logged out,cant log,sign in,data breach,\
         privacy,personal data,personal details,personal information,identity,phishing,my data,verification,spam,\
         spamming,two factor",
    ),
    (
        Theme::PrivacyAndAccount,
        POINTS,
        "data,breach,gdpr,security,username,profile,suspended,banned,locked,verify,code,leak,unwanted emails,\
         reset",
    ),
    (
        Theme::MisleadingPromise,
        NAMES,
        "misleading,misled,false advertising,advertised,as advertised,you promised,promised,promise,promises,\
         not as described,not as shown,described as,mis sold,missold,bait and switch,small print,fine print,\
         guaranteed,said it would,false promises,says something else",
    ),
    (
        Theme::MisleadingPromise,
        POINTS,
        "lied,lie,lies,lying,liars,scam,fraud,advert,ad,promo,promotion,guarantee,deceptive,coupon,fooled,\
         was told,were told,you said,the deal,a deal,claims to,claimed,fake",
    ),
    (
        Theme::Delay,
        NAMES,
        "delay,delays,delayed,delaying,late flight,late again,hours late,hour late,minutes late,mins late,\
         hrs late,hr late,running late,late departure,arrived late,arriving late,tarmac,runway,missed connection,\
         missed my connection,missed connections,miss my connection,missing my connection,missed our connection,\
         missed my flight,missed our flight,connecting flight,on time,late train,late bus,always late,hour delay,\
         hr delay,minute delay,min delay,hours behind,late leaving,behind schedule,stuck on the plane,\
         sitting on the plane,sitting on plane,stuck on plane,stuck at,deicing,de icing,deice,no pilot,\
         waiting for a gate,waiting for a pilot,mechanical,sitting on,sat on,waiting on,on the ground,to take off",
    ),
    (
        Theme::Delay,
        POINTS,
        "late,stuck,stranded,depart,departed,departure,takeoff,take off,pilot,captain,connections,maintenance,\
         schedule,scheduled,missed,miss,boarded,boarding,landed,overnight,sitting,timetable,# hours,# hour,# hrs,\
         # hr,overdue,waiting for,still waiting,weather,diverted",
    ),
    (Theme::Delay, FITS, "train,bus,gate"),
    (
        Theme::LostProperty,
        DECIDES,
        "lost luggage,lost my luggage,lost our luggage,lost my bag,lost my bags,lost our bags,lost bag,lost bags,\
         lost baggage,lost my suitcase,lost suitcase,missing bag,missing bags,missing luggage,where is my bag,\
         wheres my bag,where are my bags,where are our bags,lost and found,lost property,where is my luggage,\
         find my bag,find my luggage,locate my bag,locate my luggage,have my bag,have my bags,have my luggage,\
         get my bag,get my bags,get my luggage,bag never,bags never,luggage never",
    ),
    (
        Theme::LostProperty,
        NAMES,
        "left my,baggage claim,bag claim,carousel,delayed bag,delayed bags,delayed baggage,delayed luggage,\
         no bags,no bag,no luggage,without my bags,without my luggage,his bag,her bag,her luggage,his luggage,\
         her suitcase,left behind,gate check,lost item,lost items,lost stroller,their bags,luggage,baggage,\
         suitcase,suitcases",
    ),
    (
        Theme::LostProperty,
        POINTS,
        "bag,bags,my bag,my bags,our bags,lost,stroller,locate,wallet,left on,found,ipad,carry on,stolen,purse,\
         belongings,handbag",
    ),
    (
        Theme::BookingAndOrdering,
        NAMES,
        "booking,bookings,reservation,reserve,reserved,confirmation email,confirmation number,my basket,my cart,\
         out of stock,sold out,change my booking,change my ticket,boarding pass,boarding passes,double booked,\
         seat assignment,seat assignments,seat selection,select seats,my seats,online check,checking in online,\
         booked,book a,pre order,preorder,preordered,flight booking,booking problems,gift card,companion pass,\
         known traveler,precheck,pre check,trying to book,cant book,cannot book,book online,online booking,\
         book a flight,book flights,make a reservation,my reservation,buy a ticket,buy tickets,book a trip,\
         check in online,online check in,purchase a ticket,place an order,add to basket,add to cart,promo code,\
         discount code",
    ),
    (
        Theme::BookingAndOrdering,
        POINTS,
        "purchase,purchased,buy,buying,basket,appointment,reserving,points,rewards,award,select,unavailable,\
         availability,seats together,redeem,purchasing,stock,dates,confirmation,miles,mileage,upgrade,upgrades,\
         upgraded,book,waitlist,standby,stand by,oversold,overbooked,reservations",
    ),
    (
        Theme::BookingAndOrdering,
        FITS,
        "ticket,tickets,bought,website,site,online,change,itinerary,change my flight,change flights,trip",
    ),
    (
        Theme::Queue,
        DECIDES,
        "queue,queues,queuing,queueing,long line,long lines,longest line,in line,line at,lines at,line for,\
         line to,the line is",
    ),
    (
        Theme::Queue,
        NAMES,
        "hour line,security line,check in line,checkin line,only one till,tills open,till open,round the block,\
         bag drop,one person working,one agent,# agents,# people working,people in front,baggage line,\
         understaffed,short staffed,huge line,waiting in line,stand in line,standing in line,lines,\
         check in counter,ticket counter,people in line,staffing,long wait,# hour wait,# minute wait,# min wait,\
         # hr wait,waiting for a gate,waiting for gate,waiting for our gate,open gate,no gate,gate to open,\
         gate available,waiting for an open gate,waiting on a gate,for a gate,wait in line,stuck in line,\
         check in desk,bag check,baggage check,tsa line",
    ),
    (
        Theme::Queue,
        POINTS,
        "waiting in,standing,stood,crowd,crowded,tills,one person,people waiting,wait in,stand in,counter,\
         counters,kiosk,kiosks,check in,the line,a line,security,check bags,check a bag,checking in,counters open,\
         self check,slow,line",
    ),
    (
        Theme::CustomerService,
        NAMES,
        "customer service,customer support,customer care,hung up,hang up,hangs up,hanging up,your agent,your rep,\
         unhelpful,not helpful,no help,helpdesk,help desk,worst customer service,poor service,bad service,\
         terrible service,horrible service,awful service,worst service,poor customer service,bad customer service,\
         terrible customer service,customerservice,custserv,cust service,call centre,call center,call centers,csr,\
         supervisor,representative,representatives,passed around,transferred me,disconnected me,run around,\
         runaround,case number,complaint form,service desk,cut me off,scripted",
    ),
    (
        Theme::CustomerService,
        POINTS,
        "agent,agents,rep,reps,support,transferred,disconnected,resolve,resolved,resolution,apology,apologise,\
         apologize,speak to,talk to,spoke to,spoke with,speak with,care team,complaint,complaints,solve,solution,\
         refuse,refuses,refused,incompetent,incompetence,cant help,wont help,couldnt help,help me,assistance,\
         no one,nobody,chat,bot",
    ),
    (Theme::CustomerService, FITS, "service,help,helped,helping,store,shop,branch,customers,customer"),
    (
        Theme::Delay,
        DECIDES,
        "no crew,waiting for crew,waiting on crew,waiting for a crew,waiting on a crew,flight crew rest,crew rest",
    ),
    (Theme::Price, DECIDES, "ripped off,ripping off"),
    (Theme::MisleadingPromise, FITS, "offer,supposed to"),
];
