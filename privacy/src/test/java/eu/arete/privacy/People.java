package eu.arete.privacy;

import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;

/** Fictitious people, the same for a seed. */
final class People {

    private People() {}

    static Nir nir(SplittableRandom random) {
        String department = random.nextInt(20) == 0
                ? (random.nextBoolean() ? "2A" : "2B")
                : String.format(Locale.ROOT, "%02d", 1 + random.nextInt(95));
        if (department.equals("20")) {
            department = "21";
        }
        return new Nir(String.format(
                Locale.ROOT,
                "%d%02d%02d%s%03d%03d",
                1 + random.nextInt(2),
                random.nextInt(100),
                1 + random.nextInt(12),
                department,
                1 + random.nextInt(900),
                1 + random.nextInt(999)));
    }

    static Identity identity(SplittableRandom random) {
        return new Identity(
                nir(random),
                LocalDate.ofEpochDay(random.nextInt(-15_000, 19_000)),
                random.nextBoolean() ? Sex.MALE : Sex.FEMALE);
    }

    static SecretBytes secret(int seed) {
        byte[] bytes = new byte[SecretBytes.KEY_SIZE];
        new SplittableRandom(seed).nextBytes(bytes);
        return SecretBytes.copyOf(bytes, SecretAccess.granted());
    }
}
