package eu.arete.synth;

import java.util.SplittableRandom;

/** Makes every row of a run of persons. One per thread. */
final class Population {
    private final Seeds seeds;
    private final Persons persons;
    private final Findings findings = new Findings();
    private final Claim claim = new Claim();

    Population(Seeds seeds, Persons persons) {
        this.seeds = seeds;
        this.persons = persons;
    }

    void write(int from, int to, Batch batch) {
        for (int id = from; id < to; id++) {
            Fictive.write(id, seeds.fictive(id), batch);
            write(persons.person(id), batch);
        }
    }

    private void write(Person person, Batch batch) {
        SplittableRandom random = seeds.care(person.id());
        findings.clear();
        Claims claims = new Claims(batch, person, random, findings);
        Stays stays = new Stays(batch, person, random, claims);
        new Register(batch, person, random, findings).write();
        if (random.nextInt(100) < 4 && person.illnesses().isEmpty()) {
            batch.tally.add(Quirk.PERSONS_WITHOUT_CARE);
        } else {
            new Care(person, random, claims, stays, claim).write();
        }
        if (random.nextInt(500) == 0) {
            stays.sendStranger();
        }
        if (person.diesIn2023()) {
            boolean inHospital = random.nextBoolean();
            if (inHospital) {
                stays.send(StayKind.PNEUMONIA, person.death(), true);
            }
            new Deaths(batch, person, random).write(inHospital);
        }
        tell(person, batch);
    }

    private void tell(Person person, Batch batch) {
        Tally tally = batch.tally;
        if (person.opposes()) {
            tally.opposed++;
            batch.opposing
                    .row()
                    .text(person.registration(Person.OWN))
                    .isoDate(person.birth())
                    .number(person.sex());
            batch.opposing.end();
        }
        boolean out = person.opposes() || twinOpposes(person);
        if (out && findings.isRegistered()) {
            tally.opposedPersons++;
        }
        if (findings.isDiabetic()) {
            tally.population++;
            if (!out) {
                findings.addTo(tally, person);
            }
        }
    }

    /** Twins share a code: leaving one out leaves both out. */
    private boolean twinOpposes(Person person) {
        if (person.rank() == 2) {
            return persons.person(person.id() - 1).opposes();
        }
        return persons.hasTwin(person) && persons.person(person.id() + 1).opposes();
    }
}
