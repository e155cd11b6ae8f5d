"""What Datasette is told by its hooks: our routes, our words in its templates, and which tables may be seen."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import unquote

from datasette import hookimpl
from datasette.utils.asgi import Response

from crawler.browse import telling
from crawler.browse.columns import described
from crawler.browse.index.schema import SHOWN
from crawler.browse.reader import Reader
from crawler.browse.views.asking import Asked, ElsewhereError, NotHereError
from crawler.browse.views.page import page
from crawler.browse.views.record import record
from crawler.browse.views.search import search
from crawler.browse.views.site import site
from crawler.browse.views.start import start
from crawler.browse.views.story import story
from crawler.browse.words import Says, language_of
from crawler.plain import printable

# Of one value in an address.
_LONGEST = 2000
_log = logging.getLogger(__name__)
_F = TypeVar("_F", bound=Callable[..., Any])
View = Callable[[Reader, Asked], dict[str, Any]]
_VIEWS: tuple[tuple[str, str, View], ...] = (
    (r"^/$", "start.html", start),
    (r"^/story/(?P<story>[a-z2-7]{16})$", "story.html", story),
    (r"^/site$", "site.html", site),
    (r"^/page/(?P<id>\d{1,15})$", "page.html", page),
    (r"^/search$", "search.html", search),
)


def _hook(function: _F) -> _F:
    """Mark a function as a hook, before those of Datasette's own."""
    hookimpl(function, tryfirst=True)
    return function


class Plugin:
    """The hooks, for one reader."""

    # The package that Datasette takes the templates from.
    __name__ = "crawler.browse"

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    @_hook
    def register_routes(self) -> list[tuple[str, Any]]:
        """Our pages come before Datasette's."""
        return [
            *((route, self._page(template, view)) for route, template, view in _VIEWS),
            (r"^/record/(?P<id>\d{1,15})(?P<download>/bytes)?$", self._record),
        ]

    @_hook
    def extra_template_vars(self, request: Any) -> dict[str, Any]:
        """What every template has: words in the reader's language, and how numbers and times are written."""
        says = Says(_language(request))
        return {"says": says, "lang": "zh-Hans" if says.language == "zh" else "en", "tell": telling, "shown_tables": SHOWN} | {
            "described": lambda table: described(table, says.language)
        }

    @_hook
    def permission_allowed(self, action: str, resource: Any) -> bool | None:
        """Only what is made for reading is seen, and no SQL of anybody's runs."""
        if action == "view-table":
            return resource[0] == "ledger" and resource[1] in SHOWN
        if action in {"execute-sql", "view-database-download", "permissions-debug", "debug-menu"}:
            return False
        return None

    @_hook
    def handle_exception(self, datasette: Any, request: Any, exception: Exception) -> Any:
        """An error as a page, without what the program held."""

        async def answer() -> Any:
            status = getattr(exception, "status", 500)
            if status == 500:
                _log.error("%s: %s", printable(request.path), printable(repr(exception)), exc_info=exception)
            if status == 404:
                return Response.html(await datasette.render_template("missing.html", {}, request=request), status=404)
            what = getattr(exception, "title", None) if getattr(exception, "message_is_html", False) else str(exception)
            told = {"error": printable(what or "") if status != 500 else ""}
            return Response.html(await datasette.render_template("error.html", told, request=request), status=status)

        return answer

    def _page(self, template: str, view: View) -> Any:
        """A route's function: the view in a thread, its template around it."""

        async def answer(request: Any, datasette: Any) -> Any:
            asked = _asked(request)
            try:
                told = await asyncio.to_thread(view, self.reader, asked)
            except ElsewhereError as elsewhere:
                return Response.redirect(elsewhere.path)
            except NotHereError:
                html = await datasette.render_template("missing.html", {}, request=request)
                return Response.html(html, status=404)
            return Response.html(await datasette.render_template(template, told | {"asked": asked}, request=request))

        return answer

    async def _record(self, request: Any, datasette: Any) -> Any:
        try:
            version = int(request.url_vars["id"])
            found = await asyncio.to_thread(record, self.reader, version, download=bool(request.url_vars["download"]))
        except NotHereError:
            html = await datasette.render_template("missing.html", {}, request=request)
            return Response.html(html, status=404)
        return Response(found.body, found.status, found.headers, found.content_type)


def _asked(request: Any) -> Asked:
    """A request as a view takes it."""
    query = {name: request.args[name][:_LONGEST].replace("\x00", "") for name in request.args}
    path = {name: unquote(value) for name, value in request.url_vars.items() if value is not None}
    return Asked(path, query, Says(_language(request)))


def _language(request: Any) -> Any:
    return language_of(request.headers.get("accept-language", "") if request is not None else "")
