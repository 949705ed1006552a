//! Small words that give a language away. Ours: written for this table, taken from no set of posts.

/// A word may stand in several lists; training finds out what it is worth. English words of four letters and more are known
/// from the list of everyday words.
pub(super) const LISTS: [&str; 7] = [
    // English
    "i the to a and you is it in of my for on me so but u ur be at im are was we this that with have not just your its no do all if or up out get what how when dont cant they he she his her our us an as by am has had did why who can will now than then too lol omg wtf pls plz thx ok yes off one any got let see use new buy pay",
    // Spanish
    "el los las que y en un una del por con para no se lo le es al su sus mi me te muy pero más mas como cómo esta está este esto eso hay ya o si sí porque cuando qué todo todos son han ha hoy nos ni yo tu tú qué donde gracias hola bien mal nada así también tambien sin ser tiene tengo hace desde vez días dias hasta nadie vosotros ustedes os puedo puede quiero sigo llevo años el ella fue era ahora mejor peor solo sólo siempre nunca",
    // German
    "ich und der die das nicht ist zu den es ein eine einen mit auf für fuer von dem sich auch so wie bei mal aber noch nur wir ihr euch wenn was man hat habe hab bin sind war werden wird kann mir mich dir dich sie er im am zum zur aus nach seit schon wieder kein keine immer da doch jetzt heute gibt über uber oder dass daß als mein meine euer eure warum danke wo hier nichts sehr mehr vom ja nein gut ihnen",
    // French
    "je le la les de des du un une et est que qui en à pas ne pour dans sur avec ce cette ces mon ma mes ton ta tes son sa ses vous nous ils elle on il au aux mais ou où se plus tout tous bien être etre avoir fait ça ca c'est cest j'ai jai qu'on quon suis sont ont y quand comme rien même meme très tres vos votre merci bonjour depuis toujours encore jamais sans si quoi faire faut va aussi leur j'en d'un d'une l'on n'est nest c'était peut moi toi lui",
    // Portuguese
    "o os as que e não nao um uma em de da do das dos no na nos nas por para pra com se eu me meu minha você voce vc vcs ele ela isso esse essa este esta está ta tá mais mas muito já ja ou tem ser foi como quando só so até ate também tambem porque pq nem sem seu sua vou vai to tô ao à pelo pela hoje bom boa obrigado obrigada ainda nada nunca sempre aqui gente fazer estou são era há ha dia quero alguém ninguém vocês",
    // Italian
    "il lo la gli le di che e è non un una per in con da del della dei delle al alla ai nel nella sul sulla mi ti si ci vi ma se come anche più piu sono ho hai ha abbiamo io tu lui lei noi voi questo questa quello cosa perché perche tutto tutti solo mio mia suo sua fa fare molto bene ora oggi ieri già gia ancora sempre mai niente nessuno quando chi cui poi ed cosi così grazie ciao essere stato stata dove po dal c'è ce vostro",
    // Others: Dutch, Swedish, Danish, Norwegian, Finnish, Polish, Czech, Turkish, Indonesian, Tagalog, Romanian, Hungarian,
    // Vietnamese, Croatian, Catalan, Swahili, romanised Hindi
    "het een niet van ik je dat zijn voor maar ook er naar geen wel nog bij jullie heb heeft mijn deze wordt kan wat hoe dan al weer over uit meer onze niks echt \
     och att det är som på jag inte med för till av har om ett den vi ni så men vad när från mig mycket ska går här hos nu bara varför ingen \
     og ikke jeg er til af på med det for du har vi hvad kan hvor når mig fra skal også meget ingen hva når fra bare noe noen eg \
     ja on ei että se mutta kun niin ovat oli mitä minun tämä olen myös nyt miksi vielä teidän kuin saa \
     nie się jest to na że jak do ale co za mi już czy od po dla tylko przez tak jestem mam było są nic jeszcze dlaczego \
     je že jsem není ale jak už mám co proč jen ještě bylo jsou mě také pro když \
     bir ve bu için çok ne da de ama gibi daha var yok mi ben sen değil kadar olarak bana nasıl artık neden hala değil şey hiç \
     yang dan di ini itu dengan untuk tidak ke dari saya ada aku kamu sudah bisa akan juga kalau nya gak nggak tapi lagi banget udah belum kenapa saja apa kami \
     ang ng sa na mga ako ko mo niyo nyo hindi lang po naman pa kayo ba yung kung wala din rin talaga kasi ito bakit siya ay sana \
     și nu este sunt pe cu că de la mai dar în ce am fost pentru din foarte când tot cum ați avut \
     az egy és nem hogy van ez meg de csak már volt mint nagyon még kell ha ezt akkor miért nekem vagy \
     không và là của có tôi cho được này một người những các với khi đã rất mà thì \
     je da se na u sam nije što kako ali za su li ste bi samo već nema zašto mi koji \
     els és amb però per què molt una dels aquest aquesta estic són també fins gràcies meu avui \
     na ya wa kwa ni za hii sana lakini si kama yangu bado hakuna yenu \
     hai ki ke ka ko se nahi hain bhi tha aur toh ye kya ho raha kar mein koi par hi rahe nahin mera gaya hua sab bahut abhi wala kyun mujhe aap",
];
