package eu.arete.hub.deposits.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.deposits.Comparison;
import eu.arete.hub.deposits.Deposit;
import eu.arete.hub.deposits.DepositId;
import eu.arete.hub.deposits.Deposits;
import eu.arete.hub.site.Refused;
import eu.arete.lake.schema.TableSchema;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** What was found in a deposit, file by file, and what may be taken away of it. */
@Controller
@RequestMapping("/deposits/{id}")
class ReportPages {
    private final Deposits deposits;
    private final Catalogue catalogue;

    ReportPages(Deposits deposits, Catalogue catalogue) {
        this.deposits = deposits;
        this.catalogue = catalogue;
    }

    @GetMapping("/files/{name}")
    String file(Actor actor, @PathVariable String id, @PathVariable String name, Locale locale, Model page) {
        Deposit deposit = deposits.deposit(actor, DepositId.of(id));
        Deposit.File file = deposit.file(name)
                .filter(one -> one.report().isPresent())
                .orElseThrow(() -> Refused.notFound("deposits.not-announced", name));
        Comparison comparison = deposits.comparisons(actor, deposit.id()).stream()
                .filter(one -> one.now().file().equals(name))
                .findFirst()
                .orElseThrow();
        int columns = catalogue
                .dataset(deposit.dataset())
                .descriptor()
                .table(comparison.table())
                .map(TableSchema::fields)
                .orElse(List.of())
                .size();
        page.addAttribute("deposit", deposit);
        page.addAttribute("file", file);
        page.addAttribute("report", file.report().orElseThrow());
        page.addAttribute(
                "steps",
                deposits.lineage(actor, deposit.id())
                        .map(lineage -> LineageSteps.of(lineage, name))
                        .orElse(List.of()));
        page.addAttribute("drift", Drift.of(comparison, columns, locale));
        return "deposits/file";
    }

    @PostMapping("/cancel")
    String cancel(Actor actor, @PathVariable String id) {
        return "redirect:/deposits/" + deposits.cancel(actor, DepositId.of(id)).id();
    }

    @GetMapping("/rejects.csv")
    void rejects(Actor actor, @PathVariable String id, HttpServletResponse response) throws IOException {
        new Downloads(deposits, response)
                .rejects(actor, deposits.deposit(actor, DepositId.of(id)).id());
    }

    @GetMapping("/report.csv")
    void csv(Actor actor, @PathVariable String id, HttpServletResponse response) throws IOException {
        new Downloads(deposits, response).report(actor, deposits.deposit(actor, DepositId.of(id)));
    }

    @GetMapping("/report.json")
    @ResponseBody
    ReportAnswer report(Actor actor, @PathVariable String id) {
        Deposit deposit = deposits.deposit(actor, DepositId.of(id));
        return ReportAnswer.of(deposit, deposits.comparisons(actor, deposit.id()));
    }

    @GetMapping("/lineage.json")
    void lineage(Actor actor, @PathVariable String id, HttpServletResponse response) throws IOException {
        new Downloads(deposits, response).lineage(actor, DepositId.of(id));
    }
}
