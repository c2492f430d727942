package eu.arete.synth;

import java.util.SplittableRandom;

/** Writes who a person is: the register of beneficiaries, their long-term conditions, the identities behind their keys. */
final class Register {
    private static final int REGISTERED = Days.day(2009, 1, 5);
    private static final int UPDATED = Days.day(2024, 12, 2);

    private final Batch batch;
    private final Person person;
    private final SplittableRandom random;
    private final Findings findings;

    Register(Batch batch, Person person, SplittableRandom random, Findings findings) {
        this.batch = batch;
        this.person = person;
        this.random = random;
        this.findings = findings;
    }

    void write() {
        Person.Situation situation = person.situation();
        for (int which = 0; which < situation.codes(); which++) {
            beneficiary(situation.kind(which));
        }
        identities();
        for (Illness illness : person.illnesses()) {
            if (illness.condition > 0 && random.nextInt(100) < 85) {
                condition(illness);
            }
        }
        tell();
    }

    private void beneficiary(int kind) {
        Sheet sheet = batch.sheet(Table.IR_BEN_R).row();
        sheet.key('P', person.key(kind)).number(person.rank());
        if (!person.ownCodeMissing()) {
            sheet.key('P', person.key(Person.OWN));
        } else if (person.id() % 2 == 0) {
            sheet.text("xxxxxxxxxxxxxxxxx");
        } else {
            sheet.empty();
        }
        sheet.key('P', person.key(person.keptKind())).number(person.ownCodeMissing() ? 0 : 1);
        sheet.text(kind == Person.PROVISIONAL ? "04" : person.id() % 97 == 5 ? "NN" : "00");
        sheet.number(Days.year(person.birth()))
                .number(Days.month(person.birth()))
                .number(person.sex());
        if (person.diesIn2023()) {
            sheet.frenchDate(person.death()).yearMonth(person.death());
        } else {
            sheet.text("01/01/1600").text("160001");
        }
        sheet.text(person.id() % 200 == 9 ? "00000000" : Places.fund(person.place()))
                .text(Places.insurance(person.place()));
        if (person.id() % 150 == 10) {
            sheet.text("   ");
            batch.tally.add(Quirk.BLANK_MARKERS);
        } else {
            sheet.padded(person.commune(), 3);
        }
        sheet.frenchDate(UPDATED - 30 - random.nextInt(300))
                .frenchDate(REGISTERED + random.nextInt(2000))
                .frenchDate(UPDATED);
        // Persons with several rows are joined by them: a spoilt one would only tell that a row was lost.
        if (person.situation() != Person.Situation.INSURED) {
            sheet.endSound(batch.tally, random);
            findings.registered(kind);
        } else if (sheet.end(Table.IR_BEN_R, random, batch.tally)) {
            findings.registered(kind);
        }
    }

    private void identities() {
        Person.Situation situation = person.situation();
        boolean ownWritten = false;
        for (int which = 0; which < situation.codes(); which++) {
            int kind = situation.kind(which);
            ownWritten |= kind == Person.OWN;
            // The first twin wrote the keys both share.
            if (person.rank() == 1) {
                identity(Partner.CNAM, kind);
                identity(Partner.ATIH, kind);
            }
        }
        if (!ownWritten) {
            identity(Partner.CNAM, Person.OWN);
        }
        if (person.diesIn2023()) {
            identity(Partner.CEPIDC, Person.OWN);
        }
    }

    private void identity(Partner partner, int kind) {
        batch.identity(partner, person.key(kind), person.registration(kind), person.birth(), person.sex());
    }

    private void condition(Illness illness) {
        int start = Days.YEAR_START - 200 - random.nextInt(4000);
        start = Math.max(start, person.birth() + 30);
        String diagnosis = illness.diagnoses[random.nextInt(illness.diagnoses.length)];
        int kind = person.situation().kind(random.nextInt(person.situation().codes()));
        Sheet sheet = batch.sheet(Table.IR_IMB_R)
                .row()
                .key('P', person.key(kind))
                .number(person.rank())
                .frenchDate(start);
        if (random.nextInt(3) == 0) {
            sheet.text("01/01/1600");
        } else {
            sheet.frenchDate(Days.YEAR_END + random.nextInt(1800));
        }
        sheet.number(illness.condition)
                .number(41)
                .text(diagnosis)
                .text("CIM10")
                .frenchDate(start + 20)
                .frenchDate(UPDATED);
        if (sheet.end(Table.IR_IMB_R, random, batch.tally) && diagnosis.startsWith("E11")) {
            findings.diabetic(kind);
        }
    }

    private void tell() {
        Tally tally = batch.tally;
        switch (person.situation()) {
            case CHILD_OF_TWO -> tally.add(Quirk.CHILDREN_UNDER_TWO_PARENTS);
            case NEWLY_INSURED -> tally.add(Quirk.PERSONS_NEWLY_INSURED);
            case NUMBERED_LATE -> tally.add(Quirk.PROVISIONAL_NUMBERS);
            default -> {}
        }
        if (person.situation().codes() > 1) {
            tally.add(Quirk.PERSONS_WITH_SEVERAL_CODES);
        }
        if (person.ownCodeMissing()) {
            tally.add(Quirk.MISSING_BEN_NIR_ANO);
        }
        if (person.rank() == 2) {
            tally.add(Quirk.TWINS_SHARING_A_CODE, 2);
        }
    }
}
