"""Laws of things that are only deleted with a confirmation code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hypothesis import strategies as st

from laserdata_contract.context import Context
from laserdata_contract.controls import controls
from laserdata_contract.documents import Operation
from laserdata_contract.law import law
from laserdata_contract.target import Caller, Exchange
from laserdata_contract.verdict import Broken, CannotTell

SOURCE = "core document, request_resource_code"


def asks_for_a_code(operation: Operation) -> bool:
    """Deletes that take a confirmation code."""
    return operation.method == "DELETE" and any(one.name == "code" for one in operation.parameters_in("query"))


@dataclass(frozen=True)
class Guarded:
    """A protected thing made for a law."""

    ctx: Context
    removal: Operation
    path: Mapping[str, object]
    caller: Caller | None

    @property
    def id(self) -> object:
        """Its own id, the last one of its path."""
        return self.path[self.removal.path.rpartition("{")[2].rstrip("}")]

    def delete(self, code: str | None = None) -> Exchange:
        """Try to delete it."""
        query = None if code is None else {"code": code}
        return self.ctx.call(self.removal, self.path, caller=self.caller, query=query)

    def read(self) -> Exchange:
        """Look at it.

        Raises:
            CannotTell: it cannot be looked at.
        """
        reading = self.ctx.there(self.removal.document.by_label.get(f"GET {self.removal.path}"))
        if reading is None:
            raise CannotTell("whether it is there cannot be read")
        return self.ctx.call(reading, self.path, caller=self.caller)

    def code(self) -> str:
        """Ask for its code, and look into the mail.

        Raises:
            CannotTell: none is sent, or the mail is not ours to read.
        """
        emulator, request = controls(self.ctx.target), self.ctx.find("request_resource_code")
        if emulator is None:
            raise CannotTell("the code goes to a mailbox that the run cannot read")
        if request is None:
            raise CannotTell("the target sends no codes")
        action = {"action_type": self.removal.operation_id, "payload": dict(self.path)}
        place = {"tenant_id": self.path["tenant_id"]}
        answer = self.ctx.call(request, place, caller=self.caller, body={"action": action})
        # 429: one was sent a moment ago, and is still good unless it was used.
        if not answer.ok and answer.status != 429:
            raise CannotTell(f"{request.label} answered {answer.status} {answer.code}".rstrip())
        codes = emulator.codes(self.removal.operation_id, self.id)
        if not codes:
            raise CannotTell("no code is in the mail")
        return codes[-1]

    def still_there(self, answer: Exchange, what: str) -> None:
        """Raise Broken unless a delete was refused as a mistake of the request, and nothing was deleted."""
        self.ctx.expect(answer, 400, what=f"a delete of something protected {what}")
        read = self.read()
        if not read.ok:
            raise Broken(f"a delete {what} was refused and yet carried out", answer, read)


def guarded(ctx: Context, operation: Operation) -> Guarded:
    """A thing that the operation deletes only with a code.

    Raises:
        CannotTell: none can be made here.
    """
    if operation.session_only:
        return own_tenant(ctx, operation)
    change = ctx.there(operation.document.by_label.get(f"PUT {operation.path}"))
    if change is None or ctx.target.guard is not None:
        # One that stays protected could not be removed again.
        raise CannotTell("nothing is protected on a target that is not the emulator")
    path = ctx.ids(operation, fresh=True)
    made = Guarded(ctx, operation, path, None)
    ctx.afterwards(lambda: finish(ctx, change, made))
    answer = ctx.granted(ctx.call(change, path, body={"protected": True}), change.label)
    shown = made.read()
    if shown.problem.get("protected") is not True:
        raise Broken("it was protected and is not shown as such", answer, shown)
    return made


def finish(ctx: Context, change: Operation, made: Guarded) -> None:
    """Make a thing one that can be removed again; it may be gone by now."""
    if made.read().ok:
        ctx.call(change, made.path, body={"protected": False})


def own_tenant(ctx: Context, operation: Operation) -> Guarded:
    """A tenant made by the run's session: it always takes a code to delete one.

    Raises:
        CannotTell: none can be made here.
    """
    creation = ctx.find("create_tenant")
    if creation is None or ctx.target.person is None or controls(ctx.target) is None:
        raise CannotTell("tenants are only made and deleted at the emulator, with a session")
    made = ctx.call(creation, {}, caller=ctx.target.person, body=ctx.body(creation))
    tenant = made.headers.get("ld-tenant", "")
    if not made.ok or not tenant.isdigit():
        raise CannotTell(f"{creation.label} answered {made.status} {made.code}".rstrip())
    thing = Guarded(ctx, operation, {"tenant_id": int(tenant)}, ctx.target.person)

    def undo() -> None:
        if thing.read().ok:
            thing.delete(thing.code())

    ctx.afterwards(undo)
    return thing


@law(
    "LD-DEL-001",
    "What is protected is not deleted without a confirmation code (400), and when it no longer is, it needs none.",
    source=SOURCE,
    applies=asks_for_a_code,
)
def not_without_a_code(ctx: Context, operation: Operation) -> None:
    """Protection is there for the slip of a hand, so the plain delete must not do; an empty code is none."""
    thing = guarded(ctx, operation)
    for code in (None, ""):
        thing.still_there(thing.delete(code), "without a code" if code is None else "with an empty code")
    change = ctx.there(operation.document.by_label.get(f"PUT {operation.path}"))
    if operation.session_only or change is None:
        return
    ctx.expect(ctx.call(change, thing.path, body={"protected": False}), 200, 204, what="lifting the protection")
    lifted = thing.delete()
    if not lifted.ok:
        raise Broken(f"its protection was lifted, and a delete without a code answered {lifted.status}", lifted)


@law(
    "LD-DEL-002",
    "With a wrong code nothing is deleted: 400, and it is still there; nor is the right code used up by it.",
    source=SOURCE,
    applies=asks_for_a_code,
)
def not_with_a_wrong_code(ctx: Context, operation: Operation) -> None:
    """Made up, cut, with something added, and the one that was sent for another thing."""
    thing = guarded(ctx, operation)
    right = thing.code() if controls(ctx.target) is not None else ""
    wrong = {"000000" if right != "000000" else "111111"}
    if right:
        wrong |= {right[:-1], right + "0", right[:-1] + str((ord(right[-1]) - 47) % 10)}
        other = guarded(ctx, operation)
        wrong.add(other.code())

    def check(code: str) -> None:
        thing.still_there(thing.delete(code), "with a wrong code")

    for code in sorted(wrong - {right}):
        check(code)
    codes = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=12)
    ctx.forall(codes.filter(lambda code: code != right), check)
    if right:
        deleted(thing, right)


@law(
    "LD-DEL-003",
    "With its code what is protected is deleted; the code is good for that one thing, and once.",
    source=SOURCE,
    applies=asks_for_a_code,
)
def with_the_right_code(ctx: Context, operation: Operation) -> None:
    """It is gone afterwards, at once where the answer is 204, and a code that was used opens nothing else."""
    thing = guarded(ctx, operation)
    code = thing.code()
    deleted(thing, code)
    other = guarded(ctx, operation)
    other.still_there(other.delete(code), "with a code that was used")


def deleted(thing: Guarded, code: str) -> None:
    """Raise Broken unless a delete with a code deletes."""
    answer = thing.delete(code)
    if not answer.ok:
        raise Broken(f"a delete with the right code answered {answer.status} {answer.code}", answer)
    # What is carried out later (202) is looked at by others.
    if answer.status != 202 and (read := thing.read()).ok:
        raise Broken("a delete with the right code deleted nothing", answer, read)
