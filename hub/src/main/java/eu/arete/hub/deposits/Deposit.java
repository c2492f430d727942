package eu.arete.hub.deposits;

import eu.arete.hub.accounts.OrganisationId;
import eu.arete.hub.hosting.Nature;
import eu.arete.lake.intake.DeliveryReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A delivery of files to one dataset, accepted or refused as a whole.
 *
 * @param nature of the dataset when the delivery was announced: a later description does not change it
 * @param bytesChecked how far the checks are, of {@code bytesTotal}
 * @param checkedMillis how long that took
 * @param trouble why the hub cannot go on for now
 * @param nextTry when it tries again, if there is trouble
 * @param refusal why it is refused whole
 */
public record Deposit(
        DepositId id,
        String dataset,
        Nature nature,
        OrganisationId organisation,
        String manifest,
        DepositState state,
        Instant createdAt,
        Optional<Instant> decidedAt,
        long bytesTotal,
        long bytesChecked,
        long checkedMillis,
        Optional<Trouble> trouble,
        Optional<Instant> nextTry,
        long rows,
        long accepted,
        long rejected,
        OptionalLong datasetVersion,
        Optional<Reason> refusal,
        List<File> files) {
    public Deposit {
        files = List.copyOf(files);
    }

    /** The code of the rule, and where: line 0 and an empty column or file when none is at fault. */
    public record Reason(String code, String file, long line, String column, String detail) {}

    /** @param report once checked */
    public record File(
            String name,
            String sha256,
            long size,
            boolean received,
            Optional<DeliveryReport> report,
            boolean rejects) {}

    public Optional<File> file(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }

    public List<String> missing() {
        return files.stream().filter(file -> !file.received()).map(File::name).toList();
    }

    /** Bytes checked a second, while it is being checked; 0 when nobody can say yet. */
    public long bytesPerSecond() {
        return state != DepositState.CHECKING || checkedMillis < 200 ? 0 : bytesChecked * 1000 / checkedMillis;
    }

    /** How long the checks still take at this rate. */
    public Optional<Duration> remaining() {
        long rate = bytesPerSecond();
        return rate == 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds((Math.max(0, bytesTotal - bytesChecked) + rate - 1) / rate));
    }

    /** 0 to 100. */
    public int percentChecked() {
        return bytesTotal == 0 || state.isDecided()
                ? 100
                : (int) (100 * Math.min(bytesChecked, bytesTotal) / bytesTotal);
    }
}
