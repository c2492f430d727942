package eu.arete.hub.upkeep.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.upkeep.PastRows;
import eu.arete.hub.upkeep.Proof;
import eu.arete.hub.upkeep.Removal;
import eu.arete.hub.upkeep.TableUpkeep;
import eu.arete.hub.upkeep.Upkeep;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The lake's upkeep, for administrators. */
@RestController
@RequestMapping("/api/v1/upkeep")
class UpkeepApi {
    private static final int SHOWN = 200;

    private final Upkeep upkeep;

    UpkeepApi(Upkeep upkeep) {
        this.upkeep = upkeep;
    }

    /** @param withdrawn rows that nobody sees and whose files still hold them */
    record Table(
            String table,
            long rows,
            long files,
            long withdrawn,
            long snapshots,
            boolean forgetsErased,
            Instant changedAt,
            @Nullable LocalDate oldest,
            @Nullable LocalDate past) {
        static Table of(TableUpkeep table) {
            return new Table(
                    table.table().toString(),
                    table.rows(),
                    table.files(),
                    table.withdrawn(),
                    table.snapshots(),
                    table.forgetsErased(),
                    table.changedAt(),
                    table.oldest(),
                    table.past());
        }
    }

    record Proven(Instant madeAt, boolean clean, long files, long rows, String sha256) {
        static Proven of(Proof proof) {
            return new Proven(proof.madeAt(), proof.clean(), proof.files(), proof.rows(), proof.sha256());
        }
    }

    record Answer(
            List<Table> tables,
            List<Removal> removals,
            List<PastRows> preview,
            @Nullable Proven lastProof) {}

    /** @param job to be followed at {@code /api/v1/jobs/ID} */
    record Asked(String job) {}

    @GetMapping
    Answer read(Actor actor) {
        return new Answer(
                upkeep.tables(actor).values().stream()
                        .flatMap(List::stream)
                        .map(Table::of)
                        .toList(),
                upkeep.removals(actor, SHOWN),
                upkeep.preview(actor),
                upkeep.lastProof().map(Proven::of).orElse(null));
    }

    /** @param work {@code purge}, {@code compact}, {@code erase}, {@code retain} or {@code preview} */
    @PostMapping("/{work}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Asked ask(Actor actor, @PathVariable("work") String work) {
        return new Asked(upkeep.ask(actor, Upkeep.Work.named(work)).toString());
    }
}
