package eu.arete.hub.deposits.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.deposits.Announced;
import eu.arete.hub.deposits.Deposit;
import eu.arete.hub.deposits.DepositId;
import eu.arete.hub.deposits.Deposits;
import eu.arete.hub.site.Fields;
import eu.arete.hub.site.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Deposits by script: announce, send each file, complete, wait, read the report. Every step may be repeated. */
@RestController
@RequestMapping("/api/v1/datasets/{dataset}/deposits")
class DepositApi {
    private final Deposits deposits;

    DepositApi(Deposits deposits) {
        this.deposits = deposits;
    }

    /** The manifest of a delivery. */
    record Manifest(@Nullable List<Announced> files) {}

    /** 201 with a new deposit; 200 with the standing one when the same bytes were announced before. */
    @PostMapping
    ResponseEntity<DepositAnswer> open(Actor actor, @PathVariable String dataset, @RequestBody Manifest manifest) {
        Deposits.Opened opened = deposits.open(actor, dataset, Fields.present("files", manifest.files()));
        DepositAnswer answer = DepositAnswer.of(opened.deposit());
        return opened.created()
                ? ResponseEntity.created(URI.create("/api/v1/datasets/" + dataset + "/deposits/" + answer.id()))
                        .body(answer)
                : ResponseEntity.ok(answer);
    }

    @GetMapping
    List<DepositAnswer> mine(Actor actor, @PathVariable String dataset) {
        return deposits.mine(actor).stream()
                .filter(deposit -> deposit.dataset().equals(dataset))
                .map(DepositAnswer::of)
                .toList();
    }

    @GetMapping("/{id}")
    DepositAnswer deposit(Actor actor, @PathVariable String dataset, @PathVariable String id) {
        return DepositAnswer.of(find(actor, dataset, id));
    }

    /** The file's bytes are the body, whatever its content type. */
    @PutMapping("/{id}/files/{name}")
    DepositAnswer receive(
            Actor actor,
            @PathVariable String dataset,
            @PathVariable String id,
            @PathVariable String name,
            HttpServletRequest request)
            throws IOException {
        Deposit deposit = find(actor, dataset, id);
        return DepositAnswer.of(deposits.receive(actor, deposit.id(), name, request.getInputStream()));
    }

    @PostMapping("/{id}/complete")
    ResponseEntity<DepositAnswer> complete(Actor actor, @PathVariable String dataset, @PathVariable String id) {
        Deposit deposit = deposits.complete(actor, find(actor, dataset, id).id());
        return deposit.state().isDecided()
                ? ResponseEntity.ok(DepositAnswer.of(deposit))
                : ResponseEntity.accepted().body(DepositAnswer.of(deposit));
    }

    @GetMapping("/{id}/report")
    ReportAnswer report(Actor actor, @PathVariable String dataset, @PathVariable String id) {
        Deposit deposit = find(actor, dataset, id);
        return ReportAnswer.of(deposit, deposits.comparisons(actor, deposit.id()));
    }

    @GetMapping("/{id}/report.csv")
    void csv(Actor actor, @PathVariable String dataset, @PathVariable String id, HttpServletResponse response)
            throws IOException {
        new Downloads(deposits, response).report(actor, find(actor, dataset, id));
    }

    /** What was done to each file; 404 unless accepted. */
    @GetMapping("/{id}/lineage")
    void lineage(Actor actor, @PathVariable String dataset, @PathVariable String id, HttpServletResponse response)
            throws IOException {
        new Downloads(deposits, response)
                .lineage(actor, find(actor, dataset, id).id());
    }

    /** By its partner or an administrator, before the decision. */
    @PostMapping("/{id}/cancel")
    DepositAnswer cancel(Actor actor, @PathVariable String dataset, @PathVariable String id) {
        return DepositAnswer.of(deposits.cancel(actor, DepositId.of(id)));
    }

    @GetMapping("/{id}/rejects.csv")
    void rejects(Actor actor, @PathVariable String dataset, @PathVariable String id, HttpServletResponse response)
            throws IOException {
        new Downloads(deposits, response)
                .rejects(actor, find(actor, dataset, id).id());
    }

    private Deposit find(Actor actor, String dataset, String id) {
        Deposit deposit = deposits.deposit(actor, DepositId.of(id));
        if (!deposit.dataset().equals(dataset)) {
            throw Refused.notFound("deposits.no-such-deposit");
        }
        return deposit;
    }
}
