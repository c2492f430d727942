package eu.arete.synth;

import java.util.SplittableRandom;

/** Writes hospital stays: the summary, its linkage to a person, diagnoses, acts and units. */
final class Stays {
    private static final long FIRST_SUMMARY = 1_000_000_000L;
    private static final int PER_PERSON = 100;

    private final Batch batch;
    private final Person person;
    private final SplittableRandom random;
    private final Claims claims;
    private int sent;

    Stays(Batch batch, Person person, SplittableRandom random, Claims claims) {
        this.batch = batch;
        this.person = person;
        this.random = random;
        this.claims = claims;
    }

    /** A stay ending on a day of 2023. */
    void send(StayKind kind, int exit, boolean fatal) {
        int days = kind.days == 0 ? 0 : 1 + random.nextInt(kind.days * 2);
        write(kind, exit - days, exit, fatal, 'H', person.key(claims.kind(exit)), person.sex(), person.age());
    }

    /** Somebody from abroad whom the health insurance's register does not know. */
    void sendStranger() {
        int key = 90_000_000 + person.id();
        int birth = Days.day(1950 + random.nextInt(50), 1 + random.nextInt(12), 1 + random.nextInt(28));
        int sex = 1 + random.nextInt(2);
        batch.identity(
                Partner.ATIH,
                key,
                Registrations.abroad(sex, Days.year(birth), Days.month(birth), person.id()),
                birth,
                sex);
        int exit = Days.YEAR_START + 10 + random.nextInt(350);
        write(StayKind.PNEUMONIA, exit - 4, exit, false, 'H', key, sex, 2023 - Days.year(birth));
        batch.tally.add(Quirk.STAYS_WITHOUT_BENEFICIARY);
    }

    private void write(StayKind kind, int entry, int exit, boolean fatal, char letter, int key, int sex, int age) {
        if (sent == PER_PERSON) {
            return;
        }
        long summary = FIRST_SUMMARY + (long) person.id() * PER_PERSON + sent++;
        String hospital = Places.hospitalNumber(person.place(), random.nextInt(4));
        boolean inError = random.nextInt(300) == 0;
        summary(kind, hospital, summary, entry, exit, fatal, inError, sex, age);
        linkage(hospital, summary, entry, exit, letter, key);
        diagnoses(kind, hospital, summary);
        acts(kind, hospital, summary, exit - entry);
        units(kind, hospital, summary, exit - entry);
        if (Days.year(entry) < 2023) {
            batch.tally.add(Quirk.STAYS_ACROSS_YEARS);
        }
    }

    private void summary(
            StayKind kind,
            String hospital,
            long summary,
            int entry,
            int exit,
            boolean fatal,
            boolean inError,
            int sex,
            int age) {
        Sheet sheet = start(Table.T_MCOaaB, hospital, summary)
                .number(Days.year(exit))
                .number(Days.month(exit))
                .number(age)
                .empty()
                .number(sex)
                .text(Places.hospital(person.place()));
        sheet.text(Places.hospital(person.place()) + "%03d".formatted(person.commune()));
        sheet.number(8).text(kind.days > 4 ? "5" : "").number(fatal ? 9 : 8).empty();
        sheet.text(inError ? "B" : "A");
        if (kind.session()) {
            sheet.empty().number(1);
        } else {
            sheet.number(exit - entry).number(0);
        }
        sheet.number(kind.units)
                .number(kind.associated.size())
                .number(kind.units)
                .text(inError ? "90Z00Z" : kind.group)
                .number(inError ? 9999 : kind.tariff)
                .text(kind.diagnosis)
                .text(kind.session() ? kind.associated.get(0) : "");
        if (sheet.end(Table.T_MCOaaB, random, batch.tally) && inError) {
            batch.tally.add(Quirk.STAYS_IN_ERROR_GROUP);
        }
    }

    private void linkage(String hospital, long summary, int entry, int exit, char letter, int key) {
        boolean unlinked = random.nextInt(100) < 2;
        Sheet sheet = start(Table.T_MCOaaC, hospital, summary);
        if (!unlinked) {
            sheet.key(letter, key);
        } else {
            sheet.text(random.nextBoolean() ? "XXXXXXXXXXXXXXXXD" : "xxxxxxxxxxxxxxxxx");
        }
        int flag = unlinked ? 1 : 0;
        sheet.number(flag)
                .number(0)
                .number(0)
                .number(0)
                .number(flag)
                .number(0)
                .number(0)
                .number(summary % 10 == 0 ? 99_999 : 10_000 + (exit - Days.YEAR_START) % 300)
                .compactDate(entry)
                .compactDate(exit)
                .oracleDate(entry)
                .oracleDate(exit)
                .yearMonth(entry)
                .yearMonth(exit)
                .number(Days.year(exit));
        if (sheet.end(Table.T_MCOaaC, random, batch.tally) && unlinked) {
            batch.tally.add(Quirk.STAYS_WITHOUT_CODE);
        }
    }

    private void diagnoses(StayKind kind, String hospital, long summary) {
        for (int i = 0; i < kind.associated.size(); i++) {
            start(Table.T_MCOaaD, hospital, summary)
                    .number(i + 1)
                    .text(kind.associated.get(i))
                    .text("225")
                    .end(Table.T_MCOaaD, random, batch.tally);
        }
    }

    private void acts(StayKind kind, String hospital, long summary, int days) {
        for (int unit = 1; unit <= kind.units; unit++) {
            start(Table.T_MCOaaA, hospital, summary)
                    .padded(unit, 2)
                    .number(days == 0 ? 0 : random.nextInt(days))
                    .text(kind.act)
                    .number(0)
                    .number(1)
                    .text(unit % 2 == 0 ? "   " : "")
                    .number(1)
                    .end(Table.T_MCOaaA, random, batch.tally);
        }
    }

    private void units(StayKind kind, String hospital, long summary, int days) {
        for (int unit = 1; unit <= kind.units; unit++) {
            start(Table.T_MCOaaUM, hospital, summary)
                    .number(unit)
                    .text(kind.days > 7 ? "03A" : "")
                    .text(kind.days == 0 ? "P" : "C")
                    .number(days / kind.units)
                    .hundredths(days * 100L / kind.units, ',')
                    .text(kind.diagnosis)
                    .empty()
                    .end(Table.T_MCOaaUM, random, batch.tally);
        }
    }

    private Sheet start(Table table, String hospital, long summary) {
        return batch.sheet(table).row().text(hospital).number(summary);
    }
}
