"""The objects that a script writes out: JSON, object literals of JavaScript, and the arguments that Nuxt 2 hands to the function around them.

Nothing is run. One walk over the tokens, which forgives what is no object: a script is mostly code, and some data is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Union

# In JavaScript a string ends with its line, in the data of careless sites it does not. An open one ends the script.
_TOKEN = re.compile(
    r""""(?P<double>[^"\\]*(?:\\.[^"\\]*)*)(?:"|\\?\Z)"""
    r"""|'(?P<single>[^'\\]*(?:\\.[^'\\]*)*)(?:'|\\?\Z)"""
    r"|`(?P<back>[^`\\]*(?:\\.[^`\\]*)*)(?:`|\\?\Z)"
    r"|(?P<comment>//[^\n]*|/\*[^*]*(?:\*(?!/)[^*]*)*(?:\*/|\Z))"
    r"|(?P<word>-?[\w$][\w$.]*)"
    r"|(?P<mark>[{}\[\]():,;=])",
    re.S,
)
_ESCAPE = re.compile(r"\\(u\{[0-9a-fA-F]{1,6}\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.S)
_ESCAPES = {"n": "\n", "t": " ", "r": "", "b": "", "f": "", "\n": ""}
_SURROGATE = re.compile("[\ud800-\udfff]")
_LAST_CODE = 0x10FFFF
# No article's data is deeper or longer; the rest is not read.
_DEEPEST, _MOST_TOKENS = 200, 400_000
# JSON in a string: `JSON.parse("{…}")`, `self.__next_f.push([1,"…"])`.
_IN_A_STRING = re.compile(r"""\{\s{0,9}["']\w""")
_CLOSES = {"}": "{", "]": "[", ")": "("}
# Of the list in which Nuxt 3 keeps all values; one of the first is marked so.
_MARKS_OF_VUE = frozenset(("ShallowReactive", "Reactive", "ShallowRef", "Ref"))
_FIRST_VALUES = 5
_PLACE = re.compile(r"\d{1,7}")
_COUNT = re.compile(r"\d{1,15}")


def unescaped(raw: str) -> str:
    """The text of a string literal: `\\u003Cp>` is `<p>`; halves of a character outside the first plane are put together."""
    if "\\" not in raw:
        return raw
    text = _ESCAPE.sub(_meant, raw)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _SURROGATE.search(text) else text


def _meant(match: re.Match[str]) -> str:
    """What an escape stands for."""
    code = match[1]
    if len(code) == 1:
        return _ESCAPES.get(code, code)
    number = int(code[1:].strip("{}"), 16)
    return chr(number) if number <= _LAST_CODE else ""


@dataclass(slots=True, eq=False)
class Name:
    """A bare word, a number too; value: what the argument of this name is, once it is known."""

    text: str
    value: Value = None


@dataclass(slots=True, eq=False)
class Record:
    """One object. parent: the object in which it stands, lists between them or not; None at the top."""

    fields: dict[str, Value] = field(default_factory=dict)
    parent: Record | None = None

    def text(self, name: str) -> str | None:
        """The string or number in a field; None where it holds neither."""
        return text_of(self.fields.get(name))


# None: null and its kin, and what is no value at all.
Value = Union[str, Name, Record, "list[Value]", "_Function", None]


@dataclass(slots=True, eq=False)
class _Function:
    """parameters; names: where those begin and end that stand in it; changes: `a.name=b` before it returns."""

    parameters: list[str]
    names: tuple[int, int]
    changes: list[tuple[str, Value]]
    result: Value = None


@dataclass(slots=True, eq=False)
class _Frame:
    """What is open: a brace, a bracket or a parenthesis. around: the object in it or around it. last: the value before the next mark."""

    mark: str
    around: Record | None = None
    record: Record | None = None
    items: list[Value] = field(default_factory=list)
    key: str | None = None
    last: Value = None
    # Of a function's body, and what it has returned.
    parameters: list[str] | None = None
    first_name: int = 0
    result: Value = None
    target: str | None = None
    changes: list[tuple[str, Value]] = field(default_factory=list)
    # Of a parenthesis: the function that is called with it; whether it holds a function's parameters.
    called: _Function | None = None
    declares: bool = False


def _is_marked(value: Value) -> bool:
    """True for `["ShallowReactive",1]`: the value at that place, and what Vue does with it."""
    return isinstance(value, list) and bool(value) and isinstance(value[0], str) and value[0] in _MARKS_OF_VUE


def resolved(value: Value) -> Value:
    """The value, or that of the argument that it names."""
    return value.value if isinstance(value, Name) and value.value is not None else value


def text_of(value: Value) -> str | None:
    """A string or a whole number as text; None for anything else."""
    value = resolved(value)
    if isinstance(value, str):
        return value
    return value.text if isinstance(value, Name) and _COUNT.fullmatch(value.text) else None


def values_of(value: Value, most: int) -> list[Value]:
    """The first items of a list; of anything else itself."""
    value = resolved(value)
    return list(map(resolved, value[:most])) if isinstance(value, list) else [value]


def records_of(script: str) -> Iterator[Record]:
    """All objects of a script in the order in which they begin, then those of JSON that stands in its strings."""
    reader = _Reader()
    reader.read(script)
    yield from reader.records
    for text in reader.texts:
        inner = _Reader()
        inner.read(text)
        yield from inner.records


class _Reader:
    """One walk over a script. texts: the strings in which JSON stands."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.texts: list[str] = []
        self._names: list[Name] = []
        self._frames = [_Frame("")]
        self._open_marks = {"{": 0, "[": 0, "(": 0}
        self._functions = 0
        # After the word `function`, and after its parameters.
        self._declares = False
        self._parameters: list[str] | None = None

    def read(self, script: str) -> None:
        for number, token in enumerate(_TOKEN.finditer(script)):
            if number >= _MOST_TOKENS or len(self._frames) > _DEEPEST:
                break
            kind = token.lastgroup or ""
            if kind == "comment":
                continue
            if kind == "mark":
                self._mark(token.group())
                continue
            self._parameters = None
            if kind == "word":
                self._word(token.group())
                continue
            text = unescaped(token[kind])
            if "{" in text and text[:1] != "<" and _IN_A_STRING.search(text):
                self.texts.append(text)
            self._frames[-1].last = text
        while len(self._frames) > 1:
            self._close()
        values = self._frames[0].last
        if isinstance(values, list) and any(_is_marked(value) for value in values[:_FIRST_VALUES]):
            self._put_in_place(values)

    def _put_in_place(self, values: list[Value]) -> None:
        """Nuxt 3 writes a list of all values, in which an object and a list have the places of theirs."""

        def at(place: Value) -> Value:
            number = int(place.text) if isinstance(place, Name) and _PLACE.fullmatch(place.text) else len(values)
            return values[number] if number < len(values) else place

        for value in values:
            if isinstance(value, list) and not _is_marked(value):
                value[:] = map(at, value)
        for record in self.records:
            record.fields = {key: at(value) for key, value in record.fields.items()}
            for inner in record.fields.values():
                if isinstance(inner, Record) and inner.parent is None:
                    inner.parent = record

    def _word(self, word: str) -> None:
        if word == "function":
            self._declares = True
        name = Name(word)
        self._names.append(name)
        self._frames[-1].last = name

    def _mark(self, mark: str) -> None:
        frame = self._frames[-1]
        parameters, self._parameters = self._parameters, None
        if mark in "{[(":
            self._open(mark, frame, parameters)
        elif mark in _CLOSES:
            self._close_all(_CLOSES[mark])
        elif mark == ":":
            value = frame.last
            frame.key = value.text if isinstance(value, Name) else value if isinstance(value, str) else None
            frame.last = None
        elif mark == "=":
            name = frame.last
            frame.target = name.text if isinstance(name, Name) and "." in name.text else None
            frame.last = None
        else:
            self._end_item(frame)

    def _open(self, mark: str, frame: _Frame, parameters: list[str] | None) -> None:
        opened = _Frame(mark, frame.around)
        self._open_marks[mark] += 1
        if mark == "{":
            opened.record = opened.around = Record(parent=frame.around)
            self.records.append(opened.record)
            if parameters is not None:
                opened.parameters, opened.first_name = parameters, len(self._names)
                self._functions += 1
        elif mark == "(":
            opened.declares, self._declares = self._declares, False
            opened.called = frame.last if isinstance(frame.last, _Function) else None
        self._frames.append(opened)

    def _end_item(self, frame: _Frame) -> None:
        """At a comma, a semicolon or the closing mark: keep what stands before it."""
        if frame.target is not None:
            frame.changes.append((frame.target, frame.last))
        elif frame.mark == "{" and frame.record is not None:
            if frame.key is not None:
                frame.record.fields[frame.key] = frame.last
            elif isinstance(frame.last, Record):
                frame.result = frame.last
        elif frame.mark in ("[", "("):
            frame.items.append(frame.last)
        frame.key = frame.last = frame.target = None

    def _close_all(self, opener: str) -> None:
        """Close up to the nearest of this kind; a mark that closes nothing is none."""
        if self._open_marks[opener]:
            while self._close() != opener:
                pass

    def _close(self) -> str:
        frame = self._frames.pop()
        self._open_marks[frame.mark] -= 1
        if frame.last is not None or frame.mark != "[" or frame.items:
            self._end_item(frame)
        value: Value = frame.record
        if frame.mark == "[":
            value = frame.items
        elif frame.mark == "(":
            value = self._parenthesis(frame)
        elif frame.parameters is not None:
            self._functions -= 1
            value = _Function(frame.parameters, (frame.first_name, len(self._names)), frame.changes, frame.result)
        self._frames[-1].last = value
        return frame.mark

    def _parenthesis(self, frame: _Frame) -> Value:
        """What a call gives, or the last value in the parenthesis."""
        if frame.declares:
            self._parameters = [item.text for item in frame.items if isinstance(item, Name)]
            return None
        called = frame.called
        if called is None:
            return frame.items[-1] if frame.items else None
        if not self._functions:
            # Of the outermost function only: what a function in it is given may be its own arguments.
            self._hand_over(called, frame.items)
        return called.result

    def _hand_over(self, called: _Function, items: list[Value]) -> None:
        """Give the names in a function the values of its arguments."""
        arguments = dict(zip(called.parameters, items, strict=False))
        first, last = called.names
        for name in self._names[first:last]:
            name.value = arguments.get(name.text)
        for target, value in called.changes:
            name_of, _, key = target.partition(".")
            owner = arguments.get(name_of)
            if isinstance(owner, Record):
                owner.fields[key] = value
