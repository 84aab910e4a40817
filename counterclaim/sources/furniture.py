"""What pages print around an article: named patterns of lines that are no part of it, each with an example."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

MAX_LINE = 600
Role = Literal["line", "list", "tail", "caption", "bio"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A kind of line. role: line (this line alone), list (opens a list of other articles), tail (what follows it is
    the page's, not the article's), caption (of an image), bio (of an author). regex: matched from the line's first
    letter, capitals and small letters alike; with `$` where the whole line must match."""

    name: str
    role: Role
    regex: str
    example: str

    def matches(self, line: str) -> bool:
        """Whether a line is of this kind."""
        return _compiled(self.regex).match(line) is not None


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex, re.IGNORECASE)


_AGENCY = r"(?-i:AFP|AP|EFE|EPA|Reuters|Getty(?: Images)?|Xinhua|TASS|Sputnik|DPA|ANSA|Anadolu|AA|IRNA|UPI|PA|Interfax|RIA(?: Novosti)?)"
_SITE = r"(?:facebook|twitter|x|whatsapp|telegram|linkedin|e-?mail|pinterest|reddit|messenger|viber|instagram|youtube|rss|tumblr|vk|tiktok|threads|print|link)"

# ruff: noqa: E501  (a pattern is read as one line)
PATTERNS: tuple[Pattern, ...] = (
    # lines of their own
    Pattern("skip_link", "line", r"(?:skip|jump|go) to (?:main |the )?(?:content|navigation|article|search|footer)$", "Skip to content"),
    Pattern("tracker", "line", r"(?:fbpx|gtm|noscript|advertisement|advert|sponsored(?: content)?|ad|anuncio|publicidad)$", "fbpx"),
    Pattern(
        "send",
        "line",
        r"(?:send|e-?mail|mail|forward)(?: this)?(?: (?:article|story|page))?(?: to (?:a )?(?:friend|colleague)s?)?$",
        "Send to a friend",
    ),
    Pattern(
        "print",
        "line",
        r"(?:print(?:able|er)?(?:[- ]friendly)?(?: version| this(?: (?:page|article))?)?|download pdf|save as pdf)$",
        "Printable version",
    ),
    Pattern(
        "share_count",
        "line",
        r"(?:total|shares?|\d+(?:[.,]\d{1,3})?[km]?(?: (?:shares?|views?|likes?|reads?|retweets?))?|total \d+ shares?)$",
        "152 shares",
    ),
    Pattern(
        "share",
        "line",
        r"(?:share|tweet|pin|post|copy link|copied|compartir|partager)(?: (?:this|it|on|via|with|by|now|article|story|post|page|link|to|your|friends|"
        + _SITE
        + r"))*[:!]?$",
        "Share this article on",
    ),
    Pattern("share_sites", "line", r"(?:(?:share )?(?:on )?" + _SITE + r"(?: share)?[\s,|•·/]*)+$", "Facebook Twitter WhatsApp"),
    Pattern(
        "follow",
        "line",
        r"(?:follow|like|join|find) (?:us|me|our|the)\b.{0,60}(?:" + _SITE + r"|news|channel|newsletter|page)\b.{0,30}$",
        "Follow us on Telegram",
    ),
    Pattern(
        "subscribe",
        "line",
        r"(?:subscribe|sign up|sign in|log ?in|register|become a member|donate|support (?:us|our))\b(?!.*\b(?:said|killed|told)\b).{0,110}$",
        "Subscribe to our daily briefing",
    ),
    Pattern(
        "newsletter",
        "line",
        r"(?:get|receive) (?:the|our|all|daily|breaking|latest)\b.{0,60}(?:inbox|newsletter|updates|alerts|e-?mail)\b.{0,40}$",
        "Get our newsletter in your inbox",
    ),
    Pattern("app", "line", r"(?:download|get) (?:the|our) .{0,30}\bapp\b.{0,40}$", "Download our app"),
    Pattern(
        "cookies",
        "line",
        r"(?:this (?:web)?site|we|our partners)\b.{0,80}\bcookies?\b|(?:accept|reject|manage)(?: all)? cookies?$|cookie (?:policy|settings|notice)$",
        "This website uses cookies to improve your experience.",
    ),
    Pattern(
        "rights",
        "line",
        r"(?:(?:copyright|©|\(c\))\s.{0,160}|all rights reserved.{0,60}|.{0,80}\ball rights reserved\.?)$",
        "© 2019 The Riverside Herald. All rights reserved.",
    ),
    Pattern(
        "legal",
        "line",
        r"(?:terms (?:of (?:use|service)|and conditions)|privacy policy|disclaimer|contact us|about us|advertise(?: with us)?|sitemap|home|menu|search|close|back to top|top|next|previous|prev|loading\.*)(?: [|·•] .{0,80})?$",
        "Privacy policy",
    ),
    Pattern(
        "other_language", "line", r"\[?(?:leer en|lire en|read in|read this in|читать на|auf .{2,15} lesen)\b.{0,30}$", "[Read in Spanish]"
    ),
    Pattern(
        "read_time",
        "line",
        r"(?:\d+ ?(?:min(?:ute)?s?)(?: read)?|reading time:? .{1,20}|\d+ (?:minutes?|hours?|days?|weeks?) ago)$",
        "4 min read",
    ),
    Pattern(
        "listen",
        "line",
        r"(?:listen|watch|play)(?: to)?(?: (?:this|the))?(?: (?:article|story|video|audio|now))?(?:\W.{0,20})?$",
        "Listen to this article",
    ),
    Pattern("tags", "line", r"(?:tags?|topics?|keywords?|filed under|categories|category|labels?)\s*:.{0,250}$", "Tags: valley, truce"),
    Pattern("short_url", "line", r"(?:get )?short (?:url|link)\b.{0,60}$", "Get short URL"),
    Pattern(
        "gallery",
        "line",
        r"(?:photo|image|picture|slide)?\s*\d+\s*(?:/|of)\s*\d+$|(?:view|see|open) (?:the )?(?:gallery|image|photos?)\b.{0,30}$",
        "1 of 12",
    ),
    Pattern(
        "credits",
        "line",
        r"\(?(?:(?:additional |with )?reporting|writing|editing|edited|compiled|produced|translated|translation) (?:by|from)\b.{2,160}$",
        "Reporting by Ana Ruiz; Editing by Tom Hale",
    ),
    Pattern(
        "translation_note",
        "line",
        r"(?:this (?:article|text|story|piece|report) (?:is|was|has been) (?:an? )?(?:edited |machine |automatic |abridged )?(?:translat|republish|originally publish|first publish|taken|adapted|syndicated)).{0,200}$",
        "This article was originally published in The Upland Post.",
    ),
    Pattern(
        "save",
        "line",
        r"(?:save|bookmark|saved|click here to (?:share|print|subscribe|comment)\b.{0,40})$",
        "Click here to share on social media",
    ),
    Pattern("list_marker", "line", r"(?:list (?:of )?\d+ (?:of \d+|items?)|end of list)$", "list 1 of 3"),
    Pattern(
        "sources_line",
        "line",
        r"sources?: ?(?-i:[A-Z])[\w ,&’'-]{2,80}\b(?:agenc(?:y|ies)|staff|wires?)\.?$",
        "Source: Riverside Herald and news agencies",
    ),
    Pattern(
        "section",
        "line",
        r"(?:(?:breaking |latest |world |local |international )?news|world|asia|africa|europe|americas|middle east|politics|opinion|analysis|features?|explainer|live(?: updates)?|exclusive|conflict)(?: ?[|/›>»·•] ?[\w&]+(?: [\w&]+){0,3}){0,6}$",
        "World | Conflict",
    ),
    Pattern(
        "imprint",
        "line",
        r"(?:[\w’'. ]{2,60} ?[|–-] ?)?(?:first )?(?:published|posted|updated)\b:? ?(?:on |at )?(?:\w+,? )?(?:\d{1,2}|\w{3,9}) .{4,24}\d$",
        "The Riverside Herald | First published 4 September 2021",
    ),
    # headings of lists of other articles
    Pattern(
        "see_also",
        "list",
        r"(?:(?:see|read|watch|learn)(?: it)? (?:also|more|next)|keep reading|continue reading)\b(?: on this (?:topic|story|subject))?[:.…>» ]*$",
        "See also",
    ),
    Pattern("also_read", "list", r"also(?: (?:read|see|watch|on .{2,40}))?\s*:?$", "Also read"),
    Pattern(
        "related",
        "list",
        r"related(?: (?:articles?|stor(?:y|ies)|news|posts?|content|topics?|coverage|items?|links?|reading))?\s*:?$",
        "Related articles",
    ),
    Pattern(
        "more_from",
        "list",
        r"(?:more (?:from|on) .{2,60}|(?:more|latest|other|recent|further) (?:[\w ]{1,30} )?(?:stor(?:y|ies)|news|articles?|posts?|headlines|reading)\s*:?)$",
        "More from World",
    ),
    Pattern(
        "popular",
        "list",
        r"(?:most (?:read|popular|viewed|shared|commented)|popular(?: (?:posts|stories|now|articles))?|trending(?: now)?|editor'?s'? (?:picks?|choice)|recommended(?: (?:for you|stories|articles))?|you (?:may|might) (?:also )?(?:like|be interested in)|don'?t miss|must read|in (?:this|the same) section)\s*:?\.*$",
        "Most read",
    ),
    # what follows is the page's
    Pattern("reply", "tail", r"(?:leave|post|write|add|submit|cancel)(?: a| your)? (?:reply|comment)s?\b.{0,40}$", "Leave a Reply"),
    Pattern(
        "comment_form",
        "tail",
        r"please (?:enter|add|write|log in|sign in|register|read)\b.{0,60}(?:comment|name|e-?mail)\b.{0,40}$",
        "Please enter your comment!",
    ),
    Pattern(
        "comment_rules",
        "tail",
        r"your e-?mail (?:address )?will not be published.*$",
        "Your email address will not be published. Required fields are marked *",
    ),
    Pattern(
        "comments",
        "tail",
        r"(?:(?:no|\d+|readers?[’\']?|users?[’\']?|all) )?(?:comments?|responses?)(?: \(\d+\)| closed| are closed| off| on this (?:story|article)\b.{0,10})?\s*:?\.?$",
        "3 comments",
    ),
    Pattern("community", "tail", r"community (?:standards|guidelines)\b.{0,80}$", "Community standards"),
    Pattern(
        "source_link",
        "tail",
        r"(?:(?:original )?source(?: link| article| url)?|read (?:the )?(?:original|full)(?: (?:article|story|text|post))?(?: (?:here|on .{2,40}))?|originally (?:published|posted|appeared) .{2,80}|via)\s*:?(?:\s*(?:https?://|www\.)\S+)?$",
        "Source link",
    ),
    Pattern("about_author", "tail", r"about (?:the )?authors?\s*:?$", "About the author"),
    # captions of images
    Pattern(
        "icon_caption",
        "caption",
        r"(?:photo_camera|camera_alt|image_caption|zoom_in)\b",
        "photo_camera NewsPix/ J. DOE - Two men at a bridge",
    ),
    Pattern(
        "labelled_caption",
        "caption",
        r"(?:(?:file )?(?:photo|image|picture|illustration|caption|credit|foto)(?: (?:by|credit|courtesy of))?\s*[:|]|FILE\s?[-–—]|\(?photo by\b|photograph:|image (?:source|copyright|caption)\b)",
        "Photo: A bridge in the upper valley",
    ),
    Pattern(
        "in_this_photo",
        "caption",
        r"(?:in this (?:\w+ ){0,4}(?:photo|image|picture|frame grab|handout)|this (?:photo|image|picture) (?:taken|shows|released|provided))\b",
        "In this photo taken on Monday, a man crosses a bridge.",
    ),
    Pattern(
        "agency_photo",
        "caption",
        r".{3,400}(?-i:\bAP Photo\b|/ ?(?:AFP|AP|EFE|EPA|Reuters|REUTERS|Getty)\b|\b(?:AFP|AP|EPA|Reuters|REUTERS) ?/ ?[A-Z]|Getty Images|Shutterstock)[^.]{0,60}\)?$",
        "Residents leave the town on Friday. Jane Roe/AFP",
    ),
    Pattern(
        "agency_in_brackets",
        "caption",
        r".{8,400}[.…\w\"”’]\s*[\[(]" + _AGENCY + r"(?:[ /][^)\]]{1,40})?[\])]\.?$",
        "A soldier guards the pass. (EFE)",
    ),
    Pattern(
        "image_file",
        "caption",
        r"(?:[\w -]+\.(?:jpe?g|png|gif|webp|svg)$|(?=\S*_)(?![_*#])[\w]+_[\w]+(?: [\w]+){0,6}$)",
        "herald_upper valley",
    ),
    # authors
    Pattern(
        "bio_is_a",
        "bio",
        r"(?-i:(?:[A-Z][\w.'’-]+ ){1,4})(?:is|was) (?:an?|the) (?:[\w'’,-]+ ){0,8}?(?:journalist|reporter|correspondent|writer|editor|columnist|contributor|analyst|fellow|producer|author|academic|freelancer|photographer|researcher)\b(?!.{0,40}\b(?:killed|wounded|kidnapped|detained|arrested|said|told)\b)",
        "Ana Ruiz is a freelance journalist based in Lisbon.",
    ),
    Pattern(
        "bio_profession",
        "bio",
        r"(?:(?:freelance|senior|political|former|award-winning) )*(?:journalist|economist|writer|reporter|editor|columnist|lawyer|historian|analyst|blogger|political scientist|photojournalist)(?:[,&]| and | with | based | at | for |\. )",
        "Journalist and teacher. With a focus on rivers.",
    ),
    Pattern(
        "bio_handle",
        "bio",
        r"(?:follow (?:him|her|them)\b|(?:he|she) (?:tweets|can be (?:reached|followed))\b|(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}) (?:tweets|can be reached) (?:at|@))",
        "She tweets at @anaruiz",
    ),
)


def furniture_of(line: str) -> Pattern | None:
    """The first pattern that a line matches, None where it may be part of the article."""
    if len(line) > MAX_LINE:
        return None
    words = line.strip().strip("*_#>|•·- ").strip()
    return next((pattern for pattern in PATTERNS if pattern.matches(words)), None) if words else None
