package eu.arete.hub.extraction;

import eu.arete.hub.access.PermitId;
import eu.arete.hub.jobs.JobId;
import eu.arete.lake.store.Scratch;
import eu.arete.privacy.ProjectStage;
import eu.arete.privacy.Regime;
import java.util.Optional;

/** The extracts of projects, one current a permit. */
public interface Extracts {

    /**
     * Asks for a fresh extract: at once when nobody waits for one of this permit yet. Joins the caller's transaction.
     *
     * @throws eu.arete.hub.site.Refused when the permit is not in force
     */
    ExtractJob request(PermitId permit);

    /** The last extraction asked for. */
    Optional<ExtractJob> job(PermitId permit);

    /**
     * Asks for the current extract to be made again from the snapshots it was made from, and compared.
     *
     * @throws eu.arete.hub.site.Refused when there is no extract, or the permit is not in force
     */
    JobId verify(PermitId permit);

    /** The extract to work on, if one was made and not destroyed. */
    Optional<Extract> current(PermitId permit);

    /**
     * Decrypts the tables of an extract into a scratch, each as {@code NAME.parquet} that nobody may write.
     *
     * @throws eu.arete.privacy.KeyRefused when the project's key was destroyed
     */
    void open(Extract extract, Scratch scratch);

    /**
     * Makes this project's codes out of pseudonyms of a regime.
     *
     * @throws eu.arete.privacy.KeyRefused when the project's key was destroyed
     */
    ProjectStage pseudonyms(PermitId permit, Regime regime);
}
