"""What a feed owner can do about each warning and error code: the sender's side of `core/errors.py` and its warnings.

A test finds every code in the core and wants it here.
"""

from __future__ import annotations

REMEDIES: dict[str, str] = {
    # the record as a whole
    "unknown_format": "send wire copy: text, JSON or XML; pictures and archives go elsewhere",
    "too_large": "send the story in parts, or raise COPYTASTER_RECORD_BYTES or COPYTASTER_STORY_BYTES",
    "inflated_too_large": "send less in one record, or raise COPYTASTER_INFLATED_BYTES",
    "bad_gzip": "send the whole gzip stream: it breaks off, or was changed on the way",
    "bad_json": "send valid JSON (RFC 8259): the place is where it stops being so",
    "bad_xml": "send well-formed XML: the place is where it stops being so",
    "bad_mime": "send the whole mail: the boundary that its header names does not come",
    "too_many_parts": "send fewer stories in one record, fewer parts in one mail, and no mail in mails in mails",
    "too_many_elements": "send fewer stories in one record: nothing that is copy has so many elements of XML or HTML",
    "attachment_not_read": "nothing, or attach the copy as text or in a wire format",
    "mail_suspected": "ask whoever receives the mail why it takes it for spam or worse",
    "no_story": "send at least one item in the record",
    "no_copy": "send text, a headline, a caption, a note, a status or an embargo with the item",
    "internal_error": "tell whoever runs copytaster: the fault is ours, and the record is kept",
    # what its bytes say
    "charset_damaged": "encode the copy anew: some bytes are no characters of its charset",
    "charset_declared_unknown": "declare a charset by its IANA name, best UTF-8",
    "charset_declared_wrong": "declare the charset that the bytes are in, best UTF-8",
    "charset_detected": "declare the charset, or send UTF-8",
    "charset_fallback": "declare the charset, or send UTF-8",
    "charset_mixed": "send one charset: text of another one was pasted in",
    "mojibake_repaired": "decode the copy in its own charset before encoding it: it was read in a wrong one",
    "json_repaired": "escape line ends, tabs and backslashes inside strings",
    "xml_repaired": "write & as &amp;, use numeric references, and leave control characters out",
    "html_too_deep": "close the elements of the body: so deep it is read without its structure",
    "wrong_type": "send the property in the type that its standard gives it",
    "bad_base64": "encode it anew in base64 (RFC 4648), or do not call it so",
    "bad_fragment": "send the fragments of one story whole, with their number and total size",
    "incomplete_fragment": "join the fragments of a story before sending: a record that holds only some cannot be read",
    "header_unreadable": "write the header lines as the format has them: what stands in them was not read",
    "text_outside_frame": "put every transmission between its own start and end: words outside belong to none",
    "cancelled_words": "take cancelled words out before sending: they stand in the copy",
    "json_ld_broken": "write the page's linked data as valid JSON",
    # what the copy says of itself
    "no_text": "send the text with the item, unless it is meant to be a headline or a picture alone",
    "date_without_time": "send an instant: date, time and zone",
    "time_unreadable": "send ISO 8601 with a zone, as 2026-03-02T10:15:00Z",
    "time_in_future": "set the clock or the zone of the sender",
    "zone_assumed": "send a zone with each time, or have the agency's put into its dialect table",
    "unknown_status": "send usable, withheld or canceled: anything else withholds the story",
    "embargo_placeholder": "fill in the embargo's time, or take the placeholder out",
    "embargo_unreadable": "write the lift as date, time and zone: the story is withheld until somebody decides",
    "embargo_zone_unknown": "write the zone of the lift, or have the agency's put into its dialect table",
    "embargo_indefinite": "state the lift, or release the story by a later version",
    "enricher_failed": "nothing: a fact is missing by a fault of ours, the story itself went out",
    "rights_unfit": "send rightsInfo and digitalSourceType as ninjs 3.1 has them",
}


def remedy(code: str) -> str | None:
    """What to do about it; None for a code that a newer copytaster may have."""
    return REMEDIES.get(code)
