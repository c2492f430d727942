package eu.arete.lake.crash;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.lake.crash.Mortal.Life;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Kills a program again and again at random moments of its work, and of its starts, and compares where it gets in the end with what it
 * gets to when nobody disturbs it.
 */
public final class Killings {

    /** One kill in so many falls before the work began. */
    private static final int AT_START = 8;

    /** After so many kills in one place it is left alone, whatever it has done. */
    private static final int MOST_IN_A_PLACE = 12;

    private final Random random;
    private final List<Integer> moments = new ArrayList<>();
    private int atStart;
    private int places;

    private Killings(long seed) {
        random = new Random(seed);
    }

    /** Makes the program in a new place, where nothing is yet. */
    public interface Place {
        Mortal next() throws Exception;
    }

    /**
     * What was done.
     *
     * @param kills how many
     * @param atStart how many of them before the work began
     * @param places how many times the work was done from nothing to its end
     * @param moments when the others fell, in hundredths of an undisturbed work
     */
    public record Done(int kills, int atStart, int places, List<Integer> moments) {
        @Override
        public String toString() {
            return kills + " kills, " + atStart + " of them at start, in " + places + " places; at percent of the work "
                    + moments;
        }
    }

    /**
     * The number of kills of a slow test.
     *
     * @return property {@code arete.kills}, 200 unless given
     */
    public static int many() {
        return Integer.getInteger("arete.kills", 200);
    }

    /**
     * Kills until it was done so many times.
     *
     * @throws AssertionError when a place does not end as the undisturbed one
     */
    public static Done of(int kills, long seed, Place fresh) throws Exception {
        return new Killings(seed).until(kills, fresh);
    }

    private Done until(int kills, Place fresh) throws Exception {
        Mortal undisturbed = fresh.next();
        Life alone = undisturbed.leftAlone();
        List<String> wanted = told(undisturbed);
        assertThat(wanted).as("what the undisturbed run tells").isNotEmpty();
        while (moments.size() + atStart < kills) {
            Mortal mortal = fresh.next();
            places++;
            boolean ended = false;
            for (int here = 0; !ended && here < MOST_IN_A_PLACE && moments.size() + atStart < kills; here++) {
                ended = kill(mortal, alone);
            }
            if (!ended) {
                mortal.leftAlone();
            }
            assertThat(told(mortal)).as("after " + this).isEqualTo(wanted);
            if (kills > MOST_IN_A_PLACE) {
                System.out.println(this + ": as undisturbed");
            }
        }
        return new Done(moments.size() + atStart, atStart, places, List.copyOf(moments));
    }

    /** @return whether it came to its end before */
    private boolean kill(Mortal mortal, Life alone) throws IOException, InterruptedException {
        if (random.nextInt(AT_START) == 0) {
            Life life = mortal.killedAfterStart(
                    alone.started().multipliedBy(random.nextInt(100)).dividedBy(100));
            atStart += life.ended() ? 0 : 1;
            return life.ended();
        }
        int percent = random.nextInt(100);
        Life life = mortal.killedAfter(alone.worked().multipliedBy(percent).dividedBy(100));
        if (!life.ended()) {
            moments.add(percent);
        }
        return life.ended();
    }

    /** What it tells when it is started once more: what an end did not have the time to clear is cleared at start. */
    private static List<String> told(Mortal mortal) throws IOException, InterruptedException {
        return mortal.leftAlone().told();
    }

    @Override
    public String toString() {
        return moments.size() + atStart + " kills in " + places + " places";
    }
}
