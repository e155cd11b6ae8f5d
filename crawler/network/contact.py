"""Who asks: the setting CONTACT. Nobody's site is asked for anything without it."""

from __future__ import annotations

import re

from scrapy.settings import BaseSettings

# It goes into a header of every request.
_CONTACT = re.compile(r"[!-~]+(?:@|://)[!-~]+\.[!-~]+|mailto:[!-~]+")


def contact_of(settings: BaseSettings) -> str:
    """CONTACT. Raises ValueError, in words, where there is none, or none that anybody can be reached at."""
    contact = str(settings["CONTACT"] or "")
    if not contact:
        raise ValueError(
            "set CONTACT to an e-mail address or URL of yours, so that the site's owner can reach you: -s CONTACT=you@example.org"
        )
    if not _CONTACT.fullmatch(contact):
        raise ValueError(f"CONTACT is {contact!r}; expected an e-mail address or URL")
    return contact


class WhoAsks:
    """A Scrapy add-on: the User-Agent of whatever is run says where we are reached."""

    def update_settings(self, settings: BaseSettings) -> None:
        """Scrapy calls it before anything reads them. Without a CONTACT they stay as they are, and the download handler asks for nothing."""
        if settings["CONTACT"]:
            agent = f"{settings['USER_AGENT'].split(' (+')[0]} (+{settings['CONTACT']})"
            settings.set("USER_AGENT", agent, priority="spider")
