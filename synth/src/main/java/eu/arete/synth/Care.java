package eu.arete.synth;

import java.util.List;
import java.util.SplittableRandom;

/** A year of care: what a person's age and illnesses bring them to consult, take, measure and be treated for. */
final class Care {
    private static final int GENERALIST = 1;
    private static final int PHARMACY = 50;
    private static final int LABORATORY = 30;
    private static final int NURSE = 24;
    private static final int PHYSIOTHERAPIST = 26;
    private static final List<Drug> ACUTE = List.of(
            Drug.PARACETAMOL,
            Drug.IBUPROFEN,
            Drug.AMOXICILLIN,
            Drug.OMEPRAZOLE,
            Drug.CHOLECALCIFEROL,
            Drug.DESLORATADINE);
    private static final List<Lab> CHECKUP =
            List.of(Lab.BLOOD_COUNT, Lab.GLUCOSE, Lab.CREATININE, Lab.LIPIDS, Lab.TSH, Lab.CRP, Lab.FERRITIN);

    private final Person person;
    private final SplittableRandom random;
    private final Claims claims;
    private final Stays stays;
    private final Claim claim;
    private final boolean exempt;

    Care(Person person, SplittableRandom random, Claims claims, Stays stays, Claim claim) {
        this.person = person;
        this.random = random;
        this.claims = claims;
        this.stays = stays;
        this.claim = claim;
        this.claim.covered = person.id() % 10 == 4;
        this.exempt = person.illnesses().stream().anyMatch(illness -> illness.condition > 0);
    }

    void write() {
        ordinary();
        for (Illness illness : person.illnesses()) {
            treatment(illness);
            followUp(illness);
            stay(illness);
        }
        accidents();
    }

    private void ordinary() {
        int age = person.age();
        int visits = random.nextInt(age < 6 ? 16 : age < 40 ? 15 : 22);
        for (int i = 0; i < visits; i++) {
            int day = day();
            visit(day, false);
            pharmacy(day, 1 + random.nextInt(3));
        }
        for (int i = random.nextInt(age < 40 ? 3 : 5); i > 0; i--) {
            checkup(day());
        }
        for (int i = random.nextInt(age < 40 ? 12 : 18); i > 0; i--) {
            technical(day(), Act.values()[random.nextInt(8)], false);
        }
        for (int i = random.nextInt(age < 40 ? 9 : 13); i > 0; i--) {
            outpatient(day());
        }
        if (person.sex() == 2 && age > 17 && age < 45 && random.nextBoolean()) {
            for (int quarter = 0; quarter < 4; quarter++) {
                dispense(day(), List.of(Drug.CONTRACEPTIVE), 3, false);
            }
        }
        if (random.nextInt(4) == 0) {
            series(day(), 3125, 1613, PHYSIOTHERAPIST, 6 + random.nextInt(15));
        }
        if (age > 60 && random.nextInt(3) == 0) {
            series(day(), 3111, 630, NURSE, 10 + random.nextInt(60));
        }
        if (random.nextInt(8) == 0) {
            emergency(day());
        }
        if (random.nextInt(60) == 0) {
            visit(Days.YEAR_START - 1 - random.nextInt(31), false);
        }
    }

    private void treatment(Illness illness) {
        int start = random.nextInt(28);
        for (int month = 0; month < 12; month++) {
            if (random.nextInt(10) > 0) {
                dispense(Days.YEAR_START + start + month * 30, illness.drugs, 1, exempt && illness.condition > 0);
            }
        }
    }

    private void followUp(Illness illness) {
        boolean chronic = exempt && illness.condition > 0;
        for (int visit = 0; visit < 3; visit++) {
            visit(day(), chronic);
        }
        for (int time = 0; time < illness.labsPerYear; time++) {
            if (!illness.labs.isEmpty() && random.nextInt(10) < 9) {
                claim.on(day(), chronic).service(3211, 0, 60, LABORATORY);
                illness.labs.forEach(claim::lab);
                claim.lab(Lab.BLOOD_COUNT);
                send();
            }
        }
        for (Act act : illness.acts) {
            if (random.nextInt(10) < 7) {
                technical(day(), act, chronic);
            }
        }
    }

    private void stay(Illness illness) {
        if (random.nextDouble() >= illness.stayChance) {
            return;
        }
        int first = day();
        for (int session = 0; session < illness.sessions; session++) {
            int exit = first + session * (illness.sessions > 20 ? 3 : 14);
            if (exit <= Days.YEAR_END && person.livesOn(exit)) {
                boolean fatal = exit == person.death();
                stays.send(illness.stay, exit, fatal);
                if (session % 8 == 0) {
                    bill(exit, illness.stay);
                }
            }
        }
    }

    private void accidents() {
        int age = person.age();
        if (age > 20 && age < 42 && person.sex() == 2 && random.nextInt(12) == 0) {
            admitted(StayKind.BIRTH);
        } else if (age < 35 && random.nextInt(40) == 0) {
            admitted(StayKind.APPENDIX);
        } else if (age > 65 && random.nextInt(8) == 0) {
            admitted(random.nextBoolean() ? StayKind.CATARACT : StayKind.KNEE);
        } else if (age > 50 && random.nextInt(7) == 0) {
            admitted(random.nextInt(4) == 0 ? StayKind.PNEUMONIA : StayKind.COLONOSCOPY);
        }
        if (person.diesIn2023() && random.nextInt(10) == 0) {
            claim.on(Math.min(Days.YEAR_END, person.death() + 3 + random.nextInt(20)), false)
                    .service(1111, 2500, 70, GENERALIST);
            claims.send(claim);
        }
    }

    private void admitted(StayKind kind) {
        int exit = day();
        if (person.livesOn(exit)) {
            stays.send(kind, exit, false);
            bill(exit, kind);
        }
    }

    private void bill(int day, StayKind kind) {
        claim.on(day, false).service(2111, kind.price, 80, 0).stay(kind);
        // Public hospitals are paid otherwise: their stays come for information only.
        if (random.nextInt(10) < 6) {
            claim.forInformation();
        }
        send();
    }

    private void visit(int day, boolean chronic) {
        boolean specialist = random.nextInt(4) == 0;
        claim.on(day, chronic)
                .service(
                        specialist ? 1112 : 1111,
                        day < Days.YEAR_END - 60 ? 2500 : 2650,
                        70,
                        specialist ? 2 + random.nextInt(30) : GENERALIST);
        if (random.nextInt(4) == 0) {
            claim.supplement(specialist ? 1126 : 1125, 500);
        }
        send();
    }

    private void pharmacy(int day, int drugs) {
        claim.on(day, false).service(3313, 0, 65, PHARMACY);
        for (int i = 0; i < drugs; i++) {
            claim.drug(ACUTE.get(random.nextInt(ACUTE.size())), 1 + random.nextInt(2));
        }
        send();
    }

    private void dispense(int day, List<Drug> drugs, int boxes, boolean chronic) {
        claim.on(day, chronic);
        int service = 0;
        for (Drug drug : drugs) {
            if (drug.service() != service) {
                service = drug.service();
                claim.service(service, 0, drug.rate, PHARMACY);
            }
            claim.drug(drug, boxes);
        }
        send();
    }

    private void checkup(int day) {
        claim.on(day, false).service(3211, 0, 60, LABORATORY);
        for (Lab lab : CHECKUP) {
            if (random.nextInt(3) > 0) {
                claim.lab(lab);
            }
        }
        claim.lab(Lab.IONOGRAM);
        send();
    }

    private void technical(int day, Act act, boolean chronic) {
        claim.on(day, chronic)
                .service(act.service, act.price, 70, act.specialty)
                .act(act);
        send();
    }

    /** Sessions a few days apart, billed six at a time. */
    private void series(int day, int service, int price, int performer, int sessions) {
        for (int left = sessions, week = 0; left > 0; left -= 6, week++) {
            claim.on(day + week * 7, false);
            for (int i = 0; i < Math.min(left, 6); i++) {
                claim.service(service, price, 60, performer);
            }
            if (claim.day <= Days.YEAR_END) {
                send();
            }
        }
    }

    /** A consultation in a hospital: public ones send it for information. */
    private void outpatient(int day) {
        claim.on(day, false).service(1112, 2500, 70, 2 + random.nextInt(30)).visit();
        if (random.nextInt(3) > 0) {
            claim.forInformation();
        }
        send();
    }

    private void emergency(int day) {
        claim.on(day, false).service(2238, 2532, 80, 0).visit().forInformation();
        send();
    }

    private void send() {
        if (person.livesOn(claim.day)) {
            claims.send(claim);
        }
    }

    private int day() {
        return Days.YEAR_START + random.nextInt(365);
    }
}
