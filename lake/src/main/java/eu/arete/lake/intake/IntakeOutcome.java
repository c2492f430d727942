package eu.arete.lake.intake;

import eu.arete.lake.store.LakeFile;
import java.util.List;

/** What became of a file. The lake files are written but belong to no table until somebody registers them. */
public sealed interface IntakeOutcome {

    DeliveryReport report();

    /** Every row was accepted. */
    record Accepted(DeliveryReport report, List<LakeFile> files) implements IntakeOutcome {}

    /** Some rows were rejected; whether that is too many is for the dataset's thresholds to say. */
    record AcceptedWithRejects(DeliveryReport report, List<LakeFile> files) implements IntakeOutcome {}

    /** Nothing of the file was kept. */
    record Refused(DeliveryReport report, Refusal refusal) implements IntakeOutcome {}
}
