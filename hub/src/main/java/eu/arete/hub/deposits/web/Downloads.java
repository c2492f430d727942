package eu.arete.hub.deposits.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.deposits.Deposit;
import eu.arete.hub.deposits.DepositId;
import eu.arete.hub.deposits.Deposits;
import eu.arete.hub.deposits.Lineage;
import eu.arete.hub.site.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;

/** What may be taken away of a deposit, the same by page and by script. */
final class Downloads {
    private final Deposits deposits;
    private final HttpServletResponse response;

    Downloads(Deposits deposits, HttpServletResponse response) {
        this.deposits = deposits;
        this.response = response;
    }

    void rejects(Actor actor, DepositId id) throws IOException {
        start("text/csv", "rejects-" + id + ".csv");
        deposits.writeRejects(actor, id, response.getOutputStream());
    }

    void report(Actor actor, Deposit deposit) throws IOException {
        start("text/csv", "report-" + deposit.id() + ".csv");
        new ReportCsv(response.getWriter()).write(deposit, deposits.comparisons(actor, deposit.id()));
    }

    /** The bytes whose hash the public log holds. */
    void lineage(Actor actor, DepositId id) throws IOException {
        Lineage lineage = deposits.lineage(actor, id).orElseThrow(() -> Refused.notFound("deposits.no-lineage"));
        start("application/json", "lineage-" + id + ".json");
        response.getOutputStream().write(lineage.json().getBytes(StandardCharsets.UTF_8));
    }

    private void start(String type, String name) {
        response.setContentType(type);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }
}
