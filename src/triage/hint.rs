//! Words that show how a post is built: whom a clause is set against, what sort of post it is, what went on for how long.
//! Ours, in English: not taken from any set of posts.

/// What a word or phrase hints at. The first reader takes no hint as a feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hint {
    /// "but": a new clause begins.
    Contrast,
    /// "unlike".
    Unlike,
    /// "than".
    Than,
    /// "compared to".
    Compared,
    /// "better", "faster".
    Better,
    /// "worse", "slower".
    Worse,
    /// "instead of".
    Instead,
    /// "switched", "moving".
    Switch,
    /// "to", "for".
    To,
    /// "left", with a name after it.
    Left,
    /// "from".
    From,
    /// "back to", "sticking with".
    BackTo,
    /// "going", "I'll be": what "back to" may follow.
    Going,
    /// "should have", "next time".
    ShouldHave,
    /// "gone with", "booked": choosing somebody.
    Chosen,
    /// "would never", said of somebody good.
    WouldNever,
    /// "never had this", said of somebody good.
    NeverHad,
    /// "thank god for".
    GladOf,
    /// "outside", "next to".
    Place,
    /// "at", "with".
    At,
    /// "someone", "some idiot".
    Someone,
    /// "landlord", "boss".
    Acquaintance,
    /// "via".
    Via,
    /// "on".
    On,
    /// "video", "film".
    Media,
    /// "I", "my".
    First,
    /// "you", "your".
    Second,
    /// "can you", "please".
    Request,
    /// "hiring", "vacancy": an advert for a job, surely.
    Hiring,
    /// "salary", "full time": perhaps one.
    Job,
    /// "announces", "shares fall": news, surely.
    Headline,
    /// "profits", "the company said": perhaps news.
    Business,
    /// "walks into a bar": a joke, surely.
    JokeForm,
    /// "lol": perhaps one.
    Laugh,
    /// "giveaway", "click here": spam, surely.
    Bait,
    /// "% off", "free": perhaps spam.
    Promo,
    /// "thank you".
    Thanks,
    /// "love", "wonderful".
    Love,
    /// "which", "does": how questions begin.
    Asking,
    /// "third time".
    Repeated,
    /// "still", "since Monday".
    Waiting,
    /// "two", "several": what may stand before a unit of time.
    Several,
    /// "weeks": a unit of time.
    Unit,
    /// "reply", "called back": no answer, where negated.
    Answer,
    /// "ignored".
    Ignored,
}

/// How many hints there are.
pub(super) const HINTS: usize = Hint::Ignored as usize + 1;

/// All cues, as [`Cues`](super::cues::Cues) takes them.
pub(super) fn cues() -> impl Iterator<Item = (&'static str, Hint)> {
    TABLE.iter().flat_map(|(hint, cues)| cues.split('|').map(move |cue| (cue, *hint)))
}

const TABLE: &[(Hint, &str)] = &[
    (Hint::Contrast, "but|while|whereas|although|though|however|meanwhile"),
    (Hint::Unlike, "unlike"),
    (Hint::Than, "than"),
    (Hint::Compared, "compared to|compared with|in comparison to|in comparison with"),
    (Hint::Better, "better|faster|cheaper|nicer|superior|easier|quicker|kinder|cleaner|friendlier|more reliable"),
    (Hint::Worse, "worse|slower|ruder|dirtier|less reliable|more expensive"),
    (Hint::Instead, "instead of|rather than"),
    (Hint::Switch, "switched|switching|switch|moved|moving|changed|changing|changeover|ported|jumped"),
    (Hint::To, "to|for"),
    (Hint::Left, "left|leaving|leave|dropped|ditched"),
    (Hint::From, "from"),
    (Hint::BackTo, "back to|back with|sticking with|stick with|sticking to|stick to|staying with|stay with"),
    (Hint::Going, "going|go|coming|running|im|ill|be|straight|right|and|so|now"),
    (Hint::ShouldHave, "should have|shouldve|shoulda|wish i had|wish id|wish we had|wish i|next time"),
    (
        Hint::Chosen,
        "gone|went|going|go|used|using|use|flown|flew|fly|flying|booked|book|stayed|stuck|bought|ordered|chosen|chose|\
         picked|taken|took|kept|switched|joined|tried|try",
    ),
    (
        Hint::WouldNever,
        "would never|wouldnt dream|never looked back|never look back|never let me down|never lets me down|has never let|always delivers|always deliver|\
         always got|always gets|never disappoints|never fails",
    ),
    (
        Hint::NeverHad,
        "never had this|never had that|never had a problem|never had any|never had an issue|never had problems|\
         never had issues|never happens|never happened|doesnt happen|no problems|no issues",
    ),
    (
        Hint::GladOf,
        "thank god for|had it been|thank goodness for|thank heavens for|glad i have|glad i use|glad im with|glad i switched to|\
         glad i chose|glad i went with|glad we have|grateful for|at least|lucky to have",
    ),
    (
        Hint::Place,
        "outside|near|opposite|behind|beside|next to|in front of|across from|corner from|car park of|parked at",
    ),
    (Hint::At, "at|in|inside|with|from"),
    (
        Hint::Someone,
        "someone|somebody|thieves|some idiot|some guy|some man|some woman|some kid|some kids|a guy|a man|a drunk",
    ),
    (
        Hint::Acquaintance,
        "landlord|boss|roommate|flatmate|neighbour|neighbours|neighbor|neighbors|my ex|coworker|coworkers|colleague|\
         colleagues|my manager",
    ),
    (Hint::Via, "via"),
    (Hint::On, "on"),
    (
        Hint::Media,
        "video|song|playlist|movie|film|trailer|episode|clip|documentary|article|interview|album|podcast|series",
    ),
    (Hint::First, "i|my|me|im|ive|we|our|us|mine|id|ill|myself"),
    (Hint::Second, "you|your|u|ur|youre|youve|yours|youll|yall"),
    (Hint::Request, "can you|could you|please|pls|plz|can u|will you|would you"),
    (
        Hint::Hiring,
        "hiring|vacancy|vacancies|apply now|apply here|apply today|apply by|job alert|job opening|join our team|internship|\
         is looking for a|applications close|send your cv",
    ),
    (Hint::Job, "job|jobs|salary|full time|part time|career|careers|apply|cv|recruiting|training given|shifts"),
    (
        Hint::Headline,
        "announces|announced|unveils|shares fall|shares fell|shares rise|shares rose|shares drop|stock drops|stock falls|\
         stock rises|the company said|reports say|breaking|appoints|acquires|to acquire|will open|\
         will cut|record profits|launches|to close|profits fall|profits rise|union says|police say|\
         analysts say|court orders",
    ),
    (
        Hint::Business,
        "profits|profit|revenue|quarter|quarterly|ceo|merger|acquisition|investors|lawsuit|regulator|analysts|stock|\
         according to|billion|branches|warehouse|police|court|data breach|union|million|# jobs|earnings|customers|head of|chief|names|recalls|fines|shares|reports",
    ),
    (
        Hint::JokeForm,
        "why did the|what do you call a|knock knock|walks into a bar|walk into a bar|just kidding|only joking|just joking|jk|yo mama|\
         my blood type|said no one ever|does it take to change",
    ),
    (Hint::Laugh, "lol|lmao|haha|hahaha|rofl|joke|my cat|my dog|laughed"),
    (
        Hint::Bait,
        "follow back|followback|teamfollowback|giveaway|gift card|click here|crypto|bitcoin|airdrop|forex|promo code|\
         discount code|link in bio|check my bio|enter to win|win a free|make money|free voucher",
    ),
    (Hint::Promo, "off|free|discount|rt|follow|dm me|sale|code|win|earn|cheap|today only|deal|coupon|to win|bio"),
    (
        Hint::Thanks,
        "thanks|thank you|thank u|thankyou|thx|ty|shout out|shoutout|kudos|props to|well done|appreciate|grateful",
    ),
    (
        Hint::Love,
        "love|loved|loving|best|amazing|awesome|wonderful|fantastic|brilliant|excellent|great|lovely|perfect|delicious|\
         impressed|kind|beautiful|happy|good|like|enjoy|fan|favourite|favorite",
    ),
    (
        Hint::Asking,
        "do|does|did|is|are|can|could|will|would|which|what|when|where|who|how|has|have|anyone|anybody|should|any|why|whats|wheres",
    ),
    (
        Hint::Repeated,
        "second time|third time|fourth time|fifth time|sixth time|# time|# times|three times|four times|five times|\
         several times|many times|multiple times|countless times|every time|everytime|every single time|every day|every week|\
         every month|keeps happening|keep happening|happened again|repeatedly|over and over|constantly|again|time after time|\
         in a row|called twice|emailed twice|asked twice|tried twice|twice now|twice this|twice in",
    ),
    (
        Hint::Waiting,
        "still|on hold|been waiting|waiting for|all day|all week|for ages|for hours|for days|for weeks|for months|for years|\
         an hour|half an hour|since yesterday|since last|since monday|since tuesday|since wednesday|since thursday|\
         since friday|since saturday|since sunday|since january|since february|since march|since april|since may|since june|\
         since july|since august|since september|since october|since november|since december|since #|since noon|since this",
    ),
    (
        Hint::Several,
        "two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|sixty|ninety|several|few|many|\
         couple of|a|over",
    ),
    (Hint::Unit, "min|mins|minute|minutes|hr|hrs|hour|hours|day|days|wk|wks|week|weeks|month|months|year|years"),
    (
        Hint::Answer,
        "reply|replies|replied|replying|response|answer|answers|answered|answering|respond|responds|responded|responding|\
         heard back|heard anything|callback|call back|called back|calls back|got back|gets back|get back|picks up|picked up|\
         pick up",
    ),
    (
        Hint::Ignored,
        "ignored|ignoring|ignores|ignore me|ignore my|ignore us|ignore our|unanswered|heard nothing|radio silence|left on read",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cue_can_be_missed() {
        for (cue, hint) in cues() {
            let fits = |c: char| c.is_ascii_lowercase() || matches!(c, ' ' | '#');
            assert!(!cue.is_empty() && cue.chars().all(fits) && !cue.contains("  "), "{hint:?} {cue:?}");
        }
        assert!(cues().all(|(_, hint)| (hint as usize) < HINTS));
    }
}
