package eu.arete.synth;

import java.util.SplittableRandom;

/** Writes the death certificate of who died in 2023, its underlying cause and the causes on its lines. */
final class Deaths {
    private final Batch batch;
    private final Person person;
    private final SplittableRandom random;

    Deaths(Batch batch, Person person, SplittableRandom random) {
        this.batch = batch;
        this.person = person;
        this.random = random;
    }

    void write(boolean inHospital) {
        if (random.nextInt(100) < 4) {
            batch.tally.add(Quirk.DEATHS_WITHOUT_CERTIFICATE);
            return;
        }
        String certificate = scrambled();
        Illness worst = worst();
        String cause = worst == Illness.HYPERTENSION || worst.danger == 0 ? "R54" : worst.cause;
        String label = cause.equals("R54") ? "Sénilité, « mort naturelle »" : worst.causeLabel;
        String place = Places.insurance(person.place());
        start(Table.KI_CCI_R, certificate)
                .key('D', person.key(Person.OWN))
                .number(2023)
                .number(2)
                .number(1)
                .number(random.nextInt(2))
                .text(place)
                .padded(person.commune(), 3)
                .text(place)
                .padded(person.commune(), 3)
                .frenchDate(person.death())
                .yearMonth(person.death())
                .number(inHospital ? 2 : person.age() > 85 ? 4 : 1)
                .number(Days.year(person.birth()))
                .number(Days.month(person.birth()))
                .number(person.sex())
                .number(random.nextInt(8) == 0 ? 9 : 1 + random.nextInt(4))
                .text(cause)
                .text(random.nextInt(20) == 0 ? "Chute à domicile ; patient \"retrouvé au sol\"" : "")
                .end(Table.KI_CCI_R, random, batch.tally);
        line(certificate, 1, "Arrêt cardio-respiratoire", "I469");
        line(certificate, 2, label, cause);
        int rank = 3;
        for (Illness illness : person.illnesses()) {
            if (illness != worst) {
                line(certificate, rank++, illness.causeLabel, illness.diagnoses[0]);
            }
        }
    }

    private void line(String certificate, int rank, String label, String cause) {
        start(Table.KI_ECD_R, certificate)
                .number(2023)
                .number(Math.min(rank, 6))
                .number(rank)
                .text(label)
                .text(cause)
                .frenchDate(person.death())
                .yearMonth(person.death())
                .end(Table.KI_ECD_R, random, batch.tally);
    }

    private Sheet start(Table table, String certificate) {
        return batch.sheet(table)
                .row()
                .text(certificate)
                .number(1)
                .key('D', person.key(Person.OWN))
                .number(1);
    }

    private Illness worst() {
        Illness worst = Illness.HYPERTENSION;
        for (Illness illness : person.illnesses()) {
            if (illness.danger > worst.danger) {
                worst = illness;
            }
        }
        return worst;
    }

    /** Sixty-four letters: the person's rank in the alphabet of hexadecimal, then chance. */
    private String scrambled() {
        StringBuilder written = new StringBuilder(64);
        long number = person.id();
        for (int i = 0; i < 8; i++) {
            written.append((char) ('a' + (number & 15)));
            number >>= 4;
        }
        while (written.length() < 64) {
            written.append((char) ('a' + random.nextInt(26)));
        }
        return written.toString();
    }
}
