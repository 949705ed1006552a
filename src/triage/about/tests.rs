//! Whom invented posts are about, as a reader would say.

use About::{Another, Unsure, Us};

use super::*;
use crate::post::{Handle, Post, PostId, Site};
use crate::triage::model::Model;
use crate::watch::brand::{Brand, BrandId, SiteHandle, Switch};
use crate::watch::watchlist::Watchlist;

fn handle(handle: &str) -> SiteHandle {
    SiteHandle { site: Site::X, handle: Handle::new(handle) }
}

fn whom(text: &str, answers: &[&str]) -> About {
    static READY: std::sync::OnceLock<(Watchlist, Model)> = std::sync::OnceLock::new();
    let (watch, model) = READY.get_or_init(|| {
        let brand = Brand {
            id: BrandId("n".into()),
            name: "Northwind".into(),
            handles: vec![handle("northwind"), handle("northwindhelp")],
            aliases: Vec::new(),
            switch: Switch::On,
        };
        let model = Model::from_bytes(include_bytes!("../../../model/complaints.bin")).unwrap();
        (Watchlist::compile(&[brand], &[]).unwrap(), model)
    });
    let mut post = Post::from_text(Site::X, PostId::new("1"), text);
    post.answers = answers.iter().map(|handle| Handle::new(handle)).collect();
    let mentions = watch.look(&post);
    assert!(!mentions.is_empty(), "{text:?} does not name us");
    let named = mentions.spans();
    let answering = Answering::of(post.answers.iter().map(|handle| watch.has_handle(post.site, handle)));
    model.judge_for(text, &Circumstances { named: &named, ours: &named, answering }).about
}

/// Written before the rules.
const FIRST: &[(&str, About)] = &[
    // One brand, one complaint: ours.
    ("@northwind my parcel arrived broken and nobody replies", Us),
    ("Northwind lost my suitcase again. I am furious.", Us),
    ("my jacket from Northwind ripped after two weeks", Us),
    ("Never using Northwind again, they charged me twice", Us),
    ("Why is the Northwind app down on a Friday night", Us),
    ("Been on hold with @northwindhelp for 45 minutes now", Us),
    ("I switched to Northwind three months ago and it has been a nightmare", Us),
    ("Waiting outside Northwind since eight and the doors are still locked", Us),
    ("Someone at Northwind stole the cash out of my parcel", Us),
    ("I would never fly Northwind again after today", Us),
    ("Ordered a lamp via Northwind, got a chair instead", Us),
    ("stuck on @northwind flight 12 with no air for two hours", Us),
    ("Love the clothes but the Northwind website keeps crashing", Us),
    ("@northwind you can do better than this, the soup was cold", Us),
    ("Worst customer service ever. #northwind", Us),
    ("they sent me back to Northwind with the broken phone and were told to wait", Us),
    ("@northwindhelp @northwind broken machine, broken promises", Us),
    ("My boss is angry because Northwind never delivered the paper", Us),
    // Several in one post.
    ("@rival lost my bag, @northwind would never", Another),
    ("@rivalair cancelled my flight twice. @northwind always got me home", Another),
    ("@bluebird your coffee is stale and your staff are rude. @northwind down the road is lovely", Another),
    ("@northwind broke my screen. @bluebird fixed it in an hour, thanks!", Us),
    ("@sam I hate Northwind so much, they lost my parcel twice", Us),
    ("@northwind your courier @fastvan threw my parcel over the fence", Us),
    ("My parcel from @bluebird is three weeks late. @northwind delivered in a day.", Another),
    // A rival who drove somebody to us.
    ("Switched from Bluebird to Northwind and never looked back", Another),
    ("Finally switched from @bluebird to @northwind. Their app crashed daily.", Unsure),
    ("Unlike Bluebird, Northwind actually answers the phone", Another),
    ("Unlike @bluebird who lost my order twice, @northwind delivers on time", Another),
    ("Bluebird overcharged me again. Should have gone with Northwind.", Another),
    ("Bluebird ruined my order again. Back to Northwind for me, they never let me down.", Another),
    ("Bluebird's internet is down again. Thank god for Northwind", Another),
    ("my wifi with Bluebird drops every hour, never had this problem with Northwind", Another),
    ("Bluebird is so much worse than Northwind, an hour on hold and nobody helped", Another),
    ("Northwind is better than Bluebird, who lost my bag", Another),
    ("Bluebird's service is terrible compared to Northwind", Another),
    ("wish I had booked Northwind instead of Bluebird, what a terrible flight", Another),
    // Comparisons that complain about us.
    ("Northwind is worse than Bluebird, and that says something", Us),
    ("Bluebird is so much better than Northwind. Slow, rude, late.", Us),
    ("Switching from Northwind to Bluebird, fed up with the dropped calls", Us),
    ("Unlike Northwind, Bluebird replied within minutes", Us),
    ("should have gone with Bluebird instead of Northwind, the seat was filthy", Us),
    ("@northwind your wifi is awful compared to @bluebird", Us),
    ("Even Bluebird is faster than Northwind these days, ridiculous", Us),
    // Carried along.
    ("@anna @tom @northwind that is so sad, the bus never came for me either", Unsure),
    ("@anna @northwind yes mine broke too, awful", Unsure),
    ("@northwind @anna you lost both our parcels", Us),
    ("@anna @northwind Northwind lost mine too", Us),
    // Lists.
    ("terrible week @anna @bluebird @northwind @harrowgate @cityfreight", Unsure),
    ("@bluebird @northwind @rivalair @fastvan you are all awful", Unsure),
    // A channel only.
    ("Government admits it lost the files of thousands https://t.co/a via @northwind", Another),
    ("The council has ruined our park (via @northwind)", Another),
    ("saw a terrible film on @northwind last night, the plot made no sense", Unsure),
    // A place only.
    ("someone stole my bike outside Northwind", Another),
    ("Some idiot scratched my car in front of Northwind this morning", Another),
    ("my landlord shouted at me near Northwind, what an awful man", Another),
    ("My boss at Northwind is a nightmare, third double shift this week", Another),
    // Addressed with a request.
    ("@northwind can you do something about @bluebird blocking your car park every day?", Us),
    ("@northwind please stop sending with @fastvan, they lose everything", Us),
    ("my parcel from @bluebird never came, can you help @northwind?", Us),
];

/// Written after the rules, before they were held against these.
const SECOND: &[(&str, About)] = &[
    ("@northwindhelp the driver left my sofa in the rain and drove off", Us),
    ("Three calls to Northwind today and I still have no heating", Us),
    ("Northwind charged my card for a room I never booked", Us),
    ("what is wrong with the northwind checkout, it eats my basket", Us),
    ("I have been a Northwind customer for ten years and this is how you treat me?", Us),
    ("Moved to Northwind in March. Worst decision of my year.", Us),
    ("I should have known that Northwind would mess up the booking", Us),
    ("my boss and I waited at Northwind for an hour, nobody came to the desk", Us),
    ("There is a queue outside Northwind and the staff just stare at us", Us),
    ("Got home from Northwind with half of my shopping missing", Us),
    ("@northwind fix your app before you move on to a new logo", Us),
    ("Had to go back to Northwind because they gave me the wrong charger", Us),
    ("Northwind is not what it was, the portions get smaller every month", Us),
    ("it took Northwind longer than a month to send one form", Us),
    ("no better than a scam, this Northwind loyalty card", Us),
    ("Thank god for small shops, Northwind left us without bread again", Us),
    ("Watching the rain from a broken-down Northwind bus, nobody tells us anything", Us),
    ("@northwind a man from your van swore at my kids", Us),
    ("@fastvan smashed my vase. Had it been @northwind it would be here in one piece", Another),
    ("Furious with @bluebird: three weeks without internet. @northwind, when can you connect me?", Us),
    ("@rivalair lost our bags and shrugged. Next time we fly @northwind", Another),
    ("@lena did you see this? @northwind shut my account without a word", Us),
    ("Big thanks to @bluebird for fixing what @northwind broke", Us),
    ("@northwind sold me a phone that does not work, @bluebird took it back at once", Us),
    ("@bluebird why do you charge twice what @northwind charges?", Another),
    ("Dinner at @bluebird was cold and dear. Went to @northwind after and had a lovely dessert", Another),
    ("@northwind says it was @fastvan, @fastvan says it was @northwind, and my parcel is gone", Unsure),
    ("@harrowgate trains are a disgrace, an hour late. At least @northwind had hot tea", Another),
    ("Left Bluebird for Northwind last spring, best thing I ever did, their support was useless", Another),
    ("Just moved everything from Bluebird to Northwind, so happy", Another),
    ("Northwind picks up the phone, unlike Bluebird who let me wait for an hour", Another),
    ("Northwind never picks up the phone, unlike Bluebird", Us),
    ("Bluebird cancelled on us again, wish we had booked Northwind", Another),
    ("Burnt coffee at Bluebird again. Sticking with Northwind from now on.", Another),
    ("Bluebird lost my order for the second time. Going back to Northwind.", Another),
    ("At Bluebird nobody helps. This never happens at Northwind", Another),
    ("Bluebird's app is slower than Northwind's and crashes all day", Another),
    ("Next time I will use Northwind, Bluebird scratched the table", Another),
    ("Bluebird took my money and vanished, Northwind would never do that", Another),
    ("Bluebird prices are a joke when compared with Northwind", Another),
    ("Northwind is slower than Bluebird and twice as dear", Us),
    ("Even the post office is better than Northwind at answering mail", Us),
    ("Going with Bluebird instead of Northwind after that phone call", Us),
    ("I am leaving Northwind for Bluebird, three outages in a week", Us),
    ("Compared to Bluebird, Northwind is a shambles", Us),
    ("I would rather walk than take a Northwind bus again", Us),
    ("@tom @northwind @bluebird what a mess you all made of it", Unsure),
    ("@mia @northwind same here, no heating since Friday", Unsure),
    ("@northwind @mia and I both got the wrong size", Us),
    ("@bluebird @northwind @harrowgate @fastvan @rivalair please RT, my dog is lost", Unsure),
    ("Trains cancelled across the north, commuters stranded for hours https://t.co/b via @northwind", Another),
    ("I hated every minute of the new series on @northwind", Unsure),
    ("that documentary on Northwind made me so angry at the oil firms", Unsure),
    ("somebody smashed my window while I was parked at Northwind", Another),
    ("a drunk was shouting at people outside Northwind again, police did nothing", Another),
    ("My landlord lives next to Northwind and never fixes anything", Another),
    ("my manager at Northwind cut my hours again without telling me", Another),
    ("@northwind please tell @bluebird to turn the music down, we can't hear your film", Us),
    ("could you help me @northwind? @fastvan says the parcel was delivered and it was not", Us),
    ("\u{201c}Northwind is the worst bank in town\u{201d}, said the man next to me on the bus", Unsure),
    ("Someone from Northwind rang me six times today to sell me things", Us),
    ("@northwind how is it that @bluebird can deliver in a day and you need three weeks", Us),
];

#[test]
fn each_post_is_about_whom_it_is_about() {
    let wrong: Vec<String> = FIRST
        .iter()
        .chain(SECOND)
        .map(|(text, expected)| (text, whom(text, &[]), expected))
        .filter(|(_, said, expected)| said != *expected)
        .map(|(text, said, expected)| format!("{text:?}: {said:?}, not {expected:?}"))
        .collect();
    // Some are beyond rules; new weights may turn one or two more.
    assert!(
        wrong.len() * 20 <= FIRST.len() + SECOND.len(),
        "{} of {}: {wrong:#?}",
        wrong.len(),
        FIRST.len() + SECOND.len()
    );
}
