"""A family's day from a seed: who says or does what when, and with each of it what has to come unasked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from tests.longday.family import Person
from tests.longday.oracle import Due
from tests.longday.script import SLOT, WORDS, Act, Script


class Day(Script):
    """The acts of the family, and what has to come."""

    def write(self) -> None:
        """The beginning, each day, each hour, and what follows from all of it."""
        self._first()
        for day in self.days:
            self._of_a_day(day)
        for hour in range(1, self.hours):
            self._of_an_hour(self.begin + timedelta(hours=hour))
        self._briefs()

    # --- the beginning ------------------------------------------------------------------------------------------------

    def _first(self) -> None:
        """Everybody says hello, and how they want to be told things; what comes back every day is set."""
        at = self.begin + timedelta(seconds=10)
        for person in self.people.values():
            lines = [("hello", "")]
            if person.quiet:
                begin, end = (f"{one:%H:%M}" for one in person.quiet)
                lines.append((f"quiet hours from {begin} to {end}", "Quiet hours for you"))
            if person.brief:
                lines.append((f"morning brief at {person.brief:%H:%M}", "every morning"))
            if person.preview:
                lines.append((f"evening preview at {person.preview:%H:%M}", "every evening"))
            for text, answer in lines:
                self.say(person.name, at, text, answer)
                at += timedelta(seconds=7)
        self.say("Anna", at, "Mia's bedtime is 20:00", "asleep")
        self.say("Anna", at + timedelta(seconds=7), "budget for groceries 100 euros a month", "Budget for groceries")
        self.say("Anna", at + timedelta(seconds=14), "put soap on the shopping list", "soap")
        self._every_day()
        self._payments()

    def _every_day(self) -> None:
        """A reminder each day for everybody who is told the day, so that there is something to tell."""
        at = self.begin + timedelta(minutes=4)
        for number, (who, clock) in enumerate((("Anna", time(8, 40)), ("Tom", time(19, 5)), ("Ben", time(17, 25)))):
            errand = next(self.errands)
            said = at + timedelta(seconds=8 * number)
            self.say(who, said, f"remind me every day at {clock:%H:%M} to {errand}", errand)
            self.secret(errand, who)
            for day in self.days:
                turn = self.people[who].instant(datetime.combine(day, clock))
                if turn > said:
                    self.due("every day", who, turn, errand)
                    self.line(who, day, errand, said, turn)

    def _payments(self) -> None:
        """Bills, pocket money and what runs out, with their day in these hours."""
        anna, at = self.people["Anna"], self.begin + timedelta(minutes=5)
        for number, day in enumerate(self.days[1:2]):
            nine, said = anna.instant(datetime.combine(day, time(9))), at + timedelta(seconds=40 * number)
            self.say("Anna", said, f"the rent of 800 euros is due on the {_nth(day)} of every month", "rent")
            self.due("bill", "Anna", nine, "Due: rent")
            by_itself = f"the phone bill of 30 euros is debited automatically on the {_nth(day)} of every month"
            self.say("Anna", said + timedelta(seconds=8), by_itself, "taken by itself")
            self.due("bill booked", "Anna", nine, "Booked by itself: phone bill")
            weekday = day.strftime("%A")
            self.say("Anna", said + timedelta(seconds=16), f"Mia gets 5 euros pocket money every {weekday}", "Mia")
            self.due("pocket money", "Mia", nine, "Pocket money: €5.00")
            ends = day + timedelta(days=7)
            expires = f"the library card expires on {ends.day} {ends:%B %Y}"
            self.say("Anna", said + timedelta(seconds=24), expires, "Library card")
            for who in ("Anna", "Tom"):
                self.due("runs out", who, nine, "Library card runs out")

    # --- every day ----------------------------------------------------------------------------------------------------

    def _of_a_day(self, day: date) -> None:
        plans: list[Callable[[date], None]] = [
            self._answered,
            self._never_answered,
            self._put_off,
            self._passed_on,
            self._taken_back,
            self._for_tomorrow,
            self._in_the_night,
            self._child_at_night,
            self._chore,
            self._shopping,
            self._paper,
        ]
        if self.phone:
            plans.append(self._other_calendar)
        for plan in plans:
            plan(day)

    def _answered(self, day: date) -> None:
        """Until it is done, and done after some times."""
        said = self.slot("Anna", day, time(8), time(15))
        if said is None:
            return
        errand, first, times = next(self.errands), self.soon(said, 6, 60), self.random.randint(1, 4)
        text = f"remind me at {self.clock('Anna', first)} to {errand} every 15 minutes until I confirm"
        self.say("Anna", said, text, errand)
        self.secret(errand, "Anna")
        last = first
        for number in range(times):
            last = first + number * timedelta(minutes=15)
            more = (f"For the {_nth(number + 1)} time",) if number else ()
            self.due("until done", "Anna", last, errand, *more)
        self.say("Anna", last + timedelta(minutes=self.random.randint(3, 9)), "done", errand, how="press", of=errand)

    def _never_answered(self, day: date) -> None:
        """Until it is done, and never done: five times, then the other one five times, then nobody any more."""
        said = self.slot("Tom", day, time(11), time(14))
        if said is None:
            return
        errand, first, ten = next(self.errands), self.soon(said, 6, 30), timedelta(minutes=10)
        self.say("Tom", said, f"remind me at {self.clock('Tom', first)} to {errand} until it is done", errand)
        self.secret(errand, "Tom", "Anna")
        for number in range(5):
            self.due("until done", "Tom", first + number * ten, errand)
        over = first + 5 * ten
        self.due("handed over", "Tom", over, errand, "so I asked Anna as well")
        for number in range(5):
            self.due("until done", "Anna", over + number * ten, errand, "(from Tom)" if number == 0 else errand)
        for who in ("Tom", "Anna"):
            self.due("asked no more", who, over + 5 * ten, errand, "I won't ask any more")

    def _put_off(self, day: date) -> None:
        """Ten minutes later, then done."""
        said = self.slot("Ben", day, time(12), time(18))
        if said is None:
            return
        errand, first = next(self.errands), self.soon(said, 6, 40)
        self.say("Ben", said, f"remind me at {self.clock('Ben', first)} to {errand}", errand)
        self.secret(errand, "Ben")
        pressed = first + timedelta(minutes=4)
        self.due("reminder", "Ben", first, errand)
        self.say("Ben", pressed, "snooze", errand, how="press", of=errand)
        self.due("put off", "Ben", pressed + timedelta(minutes=10), errand)
        self.say("Ben", pressed + timedelta(minutes=14), "done", errand, how="press", of=errand)

    def _passed_on(self, day: date) -> None:
        """Not me: the other grown-up gets it at once."""
        said = self.slot("Anna", day, time(10), time(19))
        if said is None:
            return
        errand, first = next(self.errands), self.soon(said, 6, 60)
        self.say("Anna", said, f"remind me at {self.clock('Anna', first)} to {errand}", errand)
        self.secret(errand, "Anna", "Tom")
        pressed = first + timedelta(minutes=5)
        self.due("reminder", "Anna", first, errand)
        self.say("Anna", pressed, "not_me", errand, how="press", of=errand)
        self.due("passed on", "Tom", pressed, errand)

    def _taken_back(self, day: date) -> None:
        """Undone, or cancelled: nothing comes."""
        for who, words in (("Tom", "undo"), ("Anna", "cancel")):
            said = self.slot(who, day, time(9), time(20))
            if said is None:
                continue
            errand, first = next(self.errands), self.soon(said, 15, 90)
            self.say(who, said, f"remind me at {self.clock(who, first)} to {errand}", errand)
            self.say(who, said + timedelta(seconds=40), f"{words} that", "")

    def _for_tomorrow(self, day: date) -> None:
        """Events of the next day, which briefs tell; with a reminder an hour before."""
        for who in ("Anna", "Tom"):
            said = self.slot(who, day, time(13), time(19))
            if said is None:
                continue
            title, tomorrow = next(self.events), day + timedelta(days=1)
            start = self.people[who].instant(datetime.combine(tomorrow, time(self.random.randint(9, 18), 30)))
            text = f"{title} tomorrow at {self.clock(who, start)}, remind me an hour before"
            self.say(who, said, text, f"📅 {title}")
            self.due("before an event", who, start - timedelta(hours=1), title)
            for reader in ("Anna", "Tom", "Ben"):
                self.line(reader, self.people[reader].local(start).date(), title, said, start)

    def _in_the_night(self, day: date) -> None:
        """Set for the quiet hours: said when they are over, unless it is urgent."""
        for number, urgent in enumerate((False, True)):
            said = self.slot("Anna", day, time(15), time(20))
            if said is None:
                continue
            errand = next(self.errands)
            at = self.people["Anna"].instant(datetime.combine(day, time(23, 10 + 20 * number)))
            extra = ", urgent" if urgent else ""
            self.say("Anna", said, f"remind me at {self.clock('Anna', at)} to {errand}{extra}", errand)
            self.secret(errand, "Anna")
            self.due("urgent" if urgent else "after the night", "Anna", at, errand, urgent=urgent)

    def _child_at_night(self, day: date) -> None:
        """After bedtime a child gets one sentence; a call for help reaches the grown-ups at once."""
        said = self.slot("Mia", day, time(20, 15), time(23, 30))
        if said is None:
            return
        self.say("Mia", said, "put gummy bears on the shopping list", "Mia")
        called = said + timedelta(seconds=90)
        self.say("Mia", called, "help please", "")
        for who in ("Anna", "Tom"):
            self.due("a child calls", who, called, "Mia", "help please", urgent=True)

    def _chore(self, day: date) -> None:
        """A child does a chore for points: both grown-ups are asked, one agrees, the child is told."""
        said = self.slot("Anna", day, time(13), time(16))
        if said is None:
            return
        task, past = WORDS["chores"][self.days.index(day) % len(WORDS["chores"])]
        self.say("Anna", said, f"chore for Mia: {task} by tonight, 5 points", task)
        done = said + timedelta(minutes=self.random.randint(20, 90))
        self.say("Mia", done, past, task)
        for who in ("Anna", "Tom"):
            self.due("points", who, done, "Mia says that this is done", task)
        agreed = done + timedelta(minutes=4)
        self.say("Anna", agreed, "confirm", "5 points", how="press", of=task)
        self.due("points counted", "Mia", agreed, task, "well done")

    def _shopping(self, day: date) -> None:
        """Groceries until the budget is passed: the other grown-up is told at each step, once."""
        for who in ("Anna", "Tom", "Anna", "Tom"):
            said = self.slot(who, day, time(9), time(20))
            if said is None:
                continue
            self._spend(who, said, self.random.choice((15, 25, 35, 45)))

    def _spend(self, who: str, at: datetime, euros: int) -> None:
        self.say(who, at, f"spent {euros} euros on groceries at {self.random.choice(WORDS['shops'])}", f"€{euros}.00")
        self.purchases.append((at, who, euros))

    def _paper(self, day: date) -> None:
        """A bill among the papers of the grown-ups: the admin is told once it was read and nothing more came."""
        first = self.begin + timedelta(minutes=8)
        said = first if day == self.days[0] else self.slot("Anna", day, time(9), time(19))
        if said is None:
            return
        name = f"water {day:%d %b}.txt"
        due = day + timedelta(days=40)
        text = f"Clearbrook Water\nInvoice\nTotal amount due: £98.20\nPayment due by {due.day} {due:%B %Y}"
        self.say("Anna", said, text, how="paper", of=name)
        self.due("paper", "Anna", said + timedelta(minutes=2), "New among your papers", name)
        self.secret(name, "Anna", "Tom")

    def _other_calendar(self, day: date) -> None:
        """An event on a phone, with an alarm: here within a quarter of an hour, rings for whose account it is."""
        said = self.slot("Anna", day, time(9), time(15))
        if said is None:
            return
        errand, start = next(self.errands), self.soon(said, 100, 200)
        self.say("Anna", said, errand, how="phone", of=self.clock("Anna", start))
        self.say("Anna", said + timedelta(minutes=25), errand, how="synced")
        self.due("other calendar", "Anna", start - timedelta(minutes=30), errand)

    # --- every hour ---------------------------------------------------------------------------------------------------

    def _of_an_hour(self, at: datetime) -> None:
        """Small talk, lists, questions, reminders for today, strangers; at night nobody but a stranger."""
        hour = self.people["Anna"].local(at).hour
        if hour == 3 or hour == 15:
            self.acts.append(Act(at + timedelta(minutes=17), f"Stranger {at:%d %H}", "hi there", answer="family"))
            self.acts.append(Act(at + timedelta(minutes=19), f"Stranger {at:%d %H}", "hi there"))
        if not 8 <= hour < 20:
            return
        for number in range(self.busy):
            who = self.random.choice(("Anna", "Tom", "Mia", "Ben", "Gus"))
            moment = at + timedelta(minutes=self.random.randint(0, 59), seconds=self.random.randint(0, 59))
            if (who, self.number(moment)) in self.taken or self.people[who].is_quiet(moment):
                continue
            self.taken.add((who, self.number(moment)))
            if number % 3 == 0 and who in ("Anna", "Tom"):
                self._reminder(who, moment)
            elif number % 3 == 1 and who != "Gus":
                how = "group" if self.random.random() < 0.3 else "say"
                food = self.random.choice(WORDS["foods"])
                self.say(who, moment, f"put {food} on the shopping list", food, how=how)
            else:
                self.say(who, moment, self.random.choice(WORDS["talk"]))

    def _reminder(self, who: str, at: datetime) -> None:
        to = self.random.choice(("Anna", "Tom", "Mia"))
        errand, due = next(self.errands), self.soon(at, 3, 120)
        how = "voice" if self.random.random() < 0.3 else "say"
        whom = "me" if to == who else to
        self.say(who, at, f"remind {whom} at {self.clock(who, due)} to {errand}", errand, how=how)
        self.secret(errand, who, to)
        self.due("reminder", to, due, errand)

    # --- at the end ---------------------------------------------------------------------------------------------------

    def _briefs(self) -> None:
        """What each morning's and evening's brief has to tell, and whom a passed budget is told."""
        for person in self.people.values():
            for day in self.days:
                for at, about in ((person.brief, day), (person.preview, day + timedelta(days=1))):
                    if at is not None:
                        self._brief(person, person.instant(datetime.combine(day, at)), about)
        spent: dict[date, int] = {}
        for bought, who, euros in sorted(self.purchases):
            month = self.people[who].local(bought).date().replace(day=1)
            before, now = spent.get(month, 0), spent.get(month, 0) + euros
            spent[month] = now
            for step, low in (("nearly", 80), ("passed", 100)):
                reached = now > low if step == "passed" else 80 <= now <= 100
                was = before > low if step == "passed" else before >= low
                if reached and not was:
                    other = "Tom" if who == "Anna" else "Anna"
                    self.due("budget", other, bought, "budget for groceries", step)

    def _brief(self, person: Person, at: datetime, about: date) -> None:
        lines = [
            word
            for who, day, word, said, turn in self.lines
            if who == person.name and day == about and said < at < turn
        ]
        if at > self.begin + 3 * SLOT and lines:
            others = tuple(word for word, readers in self.secrets.items() if person.name not in readers)
            self.dues.append(Due("brief", person.name, at, tuple(lines), others))


def _nth(day: date | int) -> str:
    number = day if isinstance(day, int) else day.day
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number not in (11, 12, 13) else "th"
    return f"{number}{ending}"
