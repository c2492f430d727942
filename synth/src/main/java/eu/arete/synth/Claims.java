package eu.arete.synth;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Sends claims to the health insurance's files: when they are processed, corrected, and how they are written. */
final class Claims {
    private static final int PER_PERSON = 200;

    private final Batch batch;
    private final Person person;
    private final SplittableRandom random;
    private final Findings findings;
    private int sent;

    Claims(Batch batch, Person person, SplittableRandom random, Findings findings) {
        this.batch = batch;
        this.person = person;
        this.random = random;
        this.findings = findings;
    }

    void send(Claim claim) {
        if (sent > PER_PERSON - 4 || claim.lines == 0) {
            return;
        }
        int month = processed(claim.day);
        boolean orphan = random.nextInt(1000) == 0;
        if (!orphan) {
            write(claim, month, 1);
        }
        if (orphan || random.nextInt(100) < 2) {
            int later = Math.min(Batch.LAST_MONTH, month + random.nextInt(3));
            write(claim, later, -1);
            batch.tally.add(Quirk.NEGATIVE_REGULARISATIONS, claim.lines);
            if (orphan) {
                batch.tally.add(Quirk.ORPHAN_NEGATIVES, claim.lines);
            } else if (later > month) {
                batch.tally.add(Quirk.REGULARISED_IN_A_LATER_FLOW, claim.lines);
            }
            if (random.nextBoolean()) {
                write(claim, later, 1);
                batch.tally.add(Quirk.REPLACEMENTS_AFTER_REGULARISATION, claim.lines);
            }
        }
    }

    /** Eight claims in ten are processed the month after, 98 in 100 within six, the rest up to two years later. */
    private int processed(int day) {
        int chance = random.nextInt(100);
        int delay;
        if (chance < 80) {
            delay = 1;
        } else if (chance < 88) {
            delay = 2;
        } else if (chance < 98) {
            delay = 3 + (chance - 88) * 4 / 10;
        } else {
            delay = 7 + random.nextInt(18);
        }
        return Math.max(2, Math.min(Batch.LAST_MONTH, Days.flowMonth(day) + delay));
    }

    private void write(Claim claim, int month, int sign) {
        int number = person.id() * PER_PERSON + ++sent;
        int processed = Days.firstOfFlowMonth(month) - 1 - random.nextInt(24);
        int kind = kind(claim.day);
        for (int line = 0; line < claim.lines; line++) {
            Line keys = new Line(number, month, processed, line + 1);
            boolean accepted = service(claim, line, keys, kind, sign);
            items(claim, line, keys, kind, sign, accepted);
        }
    }

    /** Under which code the person was known that day: codes change in June. */
    int kind(int day) {
        var situation = person.situation();
        if (situation.codes() == 1) {
            return situation.kind(0);
        }
        if (situation == Person.Situation.CHILD_OF_TWO) {
            return situation.kind(day % 2);
        }
        return situation.kind(day < Days.YEAR_START + 160 ? 0 : 1);
    }

    /** What the nine keys of a service are made of. */
    private record Line(int number, int month, int processed, int order) {}

    private Sheet keys(Table table, Line line, int refined) {
        return batch.sheet(table, line.month())
                .row()
                .number(line.number())
                .isoDate(Days.firstOfFlowMonth(line.month()))
                .isoDate(line.processed())
                .number(1)
                .number(100 + person.place())
                .number(line.month())
                .text(Places.fund(person.place()))
                .number(line.order())
                .number(refined);
    }

    private boolean service(Claim claim, int line, Line keys, int kind, int sign) {
        Tally tally = batch.tally;
        int odd = random.nextInt(10_000);
        boolean accepted = row(claim, line, keys, kind, sign, 1, 0, odd).end(Table.ER_PRS_F, random, tally);
        if (accepted) {
            long paid = (long) sign * claim.cents[line];
            boolean in2023 = claim.day >= Days.YEAR_START && claim.day <= Days.YEAR_END;
            if (in2023 && claim.qualifier[line] != 71) {
                findings.paid(kind, paid);
            }
            tellQuirks(claim, line, keys, odd);
            if (odd % 2000 == 7) {
                row(claim, line, keys, kind, sign, 1, 100, odd).endRefused(Rule.ROW_DUPLICATE);
                tally.add(Quirk.SAME_KEY_DIFFERENT_ROW);
            }
        }
        if (claim.covered && sign > 0 && odd % 10 == 3) {
            covered(claim, line, keys, kind);
        }
        return accepted;
    }

    /** The complementary cover paid its share: the same keys but for the refined type of reimbursement. */
    private void covered(Claim claim, int line, Line keys, int kind) {
        int cents = claim.cents[line];
        claim.cents[line] = 0;
        boolean accepted = row(claim, line, keys, kind, 1, 2, 0, 9_999).end(Table.ER_PRS_F, random, batch.tally);
        claim.cents[line] = cents;
        if (accepted) {
            batch.tally.add(Quirk.SAME_KEYS_BUT_REM_TYP_AFF);
            boolean in2023 = claim.day >= Days.YEAR_START && claim.day <= Days.YEAR_END;
            if (in2023 && claim.qualifier[line] != 71) {
                findings.paid(kind, 0);
            }
        }
    }

    private Sheet row(Claim claim, int line, Line keys, int kind, int sign, int refined, int more, int odd) {
        int paid = sign * claim.cents[line] + more;
        int rate = claim.chronic && claim.rate[line] > 0 ? 100 : claim.rate[line];
        long reimbursed = (long) paid * rate / 100 + (odd % 2500 == 11 ? 500 : 0);
        boolean prescribed = claim.service[line] >= 3000;
        Sheet sheet = keys(Table.ER_PRS_F, keys, refined)
                .key('P', person.key(kind))
                .number(person.rank())
                .frenchDate(claim.day)
                .frenchDate(odd % 2500 == 12 ? claim.day - 1 : claim.day);
        if (prescribed) {
            sheet.frenchDate(claim.day - odd % 12);
        } else if (odd % 3 == 0) {
            sheet.text("01/01/1600");
        } else {
            sheet.empty();
        }
        sheet.number(claim.service[line])
                .number(claim.supplement[line] > 0 ? 0 : claim.service[line])
                .number(claim.supplement[line])
                .number(claim.qualifier[line]);
        if (odd % 50 == 1) {
            sheet.text("99");
        } else {
            sheet.number(claim.qualifier[line]);
        }
        sheet.number((long) sign * claim.quantity[line])
                .cents(paid)
                .cents(paid)
                .cents(reimbursed)
                .cents(rate * 100L)
                .number(claim.chronic ? 42 : 0)
                .number(claim.specialty[line]);
        if (odd % 40 == 2) {
            sheet.text("         ");
        } else {
            sheet.number(
                    100_000_000L + person.place() * 1_000_000L + claim.specialty[line] * 1000L + person.id() % 400);
        }
        return prescribed || odd % 4 != 0
                ? sheet.text("00000000")
                : sheet.text(Places.hospitalShortNumber(person.place(), odd % 3));
    }

    private void tellQuirks(Claim claim, int line, Line keys, int odd) {
        Tally tally = batch.tally;
        if (keys.month() > Days.flowMonth(claim.day) + 1) {
            tally.add(Quirk.LATE_ROWS);
        }
        if (claim.qualifier[line] == 71) {
            tally.add(Quirk.FOR_INFORMATION_ROWS);
        }
        if (claim.supplement[line] > 0) {
            tally.add(Quirk.SUPPLEMENT_ROWS);
        }
        if (claim.day < Days.YEAR_START) {
            tally.add(Quirk.CARE_BEFORE_2023);
        }
        if (claim.day > person.death()) {
            tally.add(Quirk.CARE_AFTER_DEATH);
        }
        if (odd % 2500 == 11) {
            tally.add(Quirk.REIMBURSED_MORE_THAN_PAID);
        }
        if (odd % 2500 == 12) {
            tally.add(Quirk.END_BEFORE_START);
        }
        if (odd % 40 == 2) {
            tally.add(Quirk.BLANK_MARKERS);
        }
    }

    private void items(Claim claim, int line, Line keys, int kind, int sign, boolean parentAccepted) {
        int first = claim.firstItem[line];
        int last = claim.firstItem[line + 1];
        boolean orphan = random.nextInt(2000) == 0;
        Line owner = orphan ? new Line(keys.number(), keys.month(), keys.processed(), 90 + keys.order()) : keys;
        int drugs = 0;
        for (int i = first; i < last; i++) {
            boolean accepted = item(claim, i, i - first + 1, owner, sign);
            if (accepted && orphan) {
                batch.tally.add(Quirk.ORPHAN_AFFINED_ROWS);
            }
            if (accepted && claim.itemTable[i] == Table.ER_PHA_F) {
                drugs++;
            }
            boolean in2023 = claim.day >= Days.YEAR_START && claim.day <= Days.YEAR_END;
            if (accepted && parentAccepted && !orphan && in2023 && claim.item[i] == Lab.HBA1C) {
                findings.hba1c(kind);
            }
        }
        if (drugs > 1 && parentAccepted && !orphan) {
            batch.tally.add(Quirk.SEVERAL_DRUGS_ON_ONE_SERVICE);
        }
    }

    private boolean item(Claim claim, int index, int order, Line keys, int sign) {
        Table table = claim.itemTable[index];
        Sheet sheet = keys(table, keys, 1);
        Object what = claim.item[index];
        int quantity = sign * claim.itemQuantity[index];
        if (what instanceof Drug drug) {
            sheet.number(order)
                    .text(drug.cip)
                    .number(quantity)
                    .cents(drug.price)
                    .text(order % 9 == 0 ? "M" : "Z")
                    .number(drug.price > 1000 ? 0 : 2)
                    .number(keys.number() % 4);
        } else if (what instanceof Lab lab) {
            sheet.number(order).number(lab.code).number(quantity);
        } else if (what instanceof Act act) {
            sheet.number(order)
                    .text(act.code)
                    .number(1)
                    .number(0)
                    .text(order > 1 ? "1" : "")
                    .text(act.specialty == 6 ? "Z" : "")
                    .cents((long) sign * act.price)
                    .cents((long) sign * act.price);
        } else {
            hospital(sheet, claim.qualifier[0] != 71, what instanceof StayKind stay ? stay : null);
        }
        return sheet.end(table, random, batch.tally);
    }

    private void hospital(Sheet sheet, boolean privately, @Nullable StayKind stay) {
        sheet.text(Places.hospitalShortNumber(person.place(), privately ? 3 : 0))
                .number(privately ? 365 : 355)
                .number(stay == null ? 0 : stay.tariff)
                .number(privately ? 1 : 0)
                .number(privately ? 2 : 1)
                .number(privately ? 73 : 13)
                .number(privately ? 2 : 1)
                .number(stay == null ? 7 : stay.days == 0 ? 4 : 3)
                .number(privately ? 19 : 10)
                .number(stay != null && stay.session() ? 170 : 137);
    }
}
