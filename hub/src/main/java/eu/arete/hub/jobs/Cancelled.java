package eu.arete.hub.jobs;

/** A run is over for the thread that carries it out: somebody cancelled the job, the hub stops, or another hub has taken the job up. */
public final class Cancelled extends InterruptedException {
    private static final long serialVersionUID = 1L;

    public Cancelled(String why) {
        super(why);
    }
}
