package eu.arete.hub.reidentification.internal;

import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.reidentification.Reidentification;
import eu.arete.hub.reidentification.Reidentification.State;
import java.time.Clock;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Requests lapse by themselves: an approval that nobody used in its time is no approval any more. */
@Component
public class Expiry {
    private final RequestTable table;
    private final PublicLog log;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Expiry(RequestTable table, PublicLog log, TransactionTemplate transaction, Clock clock) {
        this.table = table;
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    public void lapse() {
        transaction.executeWithoutResult(status -> {
            for (Reidentification request : table.lapsed(clock.instant())) {
                table.end(request.id(), State.EXPIRED, Optional.empty(), clock.instant());
                log.append(Told.of(request, "lapsed"));
            }
        });
    }
}
