package eu.arete.hub.deposits.web;

import eu.arete.hub.Sha256;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Dataset;
import eu.arete.hub.deposits.Announced;
import eu.arete.hub.deposits.Comparison;
import eu.arete.hub.deposits.Deposit;
import eu.arete.hub.deposits.DepositId;
import eu.arete.hub.deposits.Deposits;
import eu.arete.hub.hosting.Gate;
import eu.arete.hub.hosting.Nature;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refusals;
import eu.arete.hub.site.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A partner's deposits for people. */
@Controller
class DepositPages {
    private final Deposits deposits;
    private final Catalogue catalogue;
    private final Gate gate;
    private final Refusals refusals;

    DepositPages(Deposits deposits, Catalogue catalogue, Gate gate, Refusals refusals) {
        this.deposits = deposits;
        this.catalogue = catalogue;
        this.gate = gate;
        this.refusals = refusals;
    }

    @GetMapping("/deposits")
    String mine(Actor actor, Model page) {
        page.addAttribute("deposits", deposits.mine(actor));
        return "deposits/deposits";
    }

    @GetMapping("/deposits/new")
    String form(Actor actor, @RequestParam(defaultValue = "") String dataset, Model page) {
        actor.mustBe(Role.PARTNER);
        List<Dataset> own = catalogue.datasets().stream()
                .filter(one ->
                        one.descriptor().partner().equals(actor.organisation().value()))
                .toList();
        page.addAttribute("datasets", own);
        page.addAttribute(
                "closed",
                own.stream().anyMatch(one -> one.nature() == Nature.REAL)
                        && !gate.now().open());
        page.addAttribute("chosen", dataset);
        page.addAttribute("most", Uploads.MOST_MEGABYTES);
        return "deposits/new";
    }

    @PostMapping("/deposits")
    String send(
            Actor actor,
            @RequestParam String dataset,
            @RequestParam List<MultipartFile> files,
            Locale locale,
            Model page,
            HttpServletResponse response)
            throws IOException {
        try {
            return "redirect:/deposits/" + sent(actor, dataset, files).id();
        } catch (Refused refused) {
            if (refused.status().value() == 403) {
                throw refused;
            }
            response.setStatus(refused.status().value());
            page.addAttribute("refused", refusals.tell(refused, locale));
            return form(actor, dataset, page);
        }
    }

    private Deposit sent(Actor actor, String dataset, List<MultipartFile> files) throws IOException {
        List<MultipartFile> chosen =
                files.stream().filter(file -> !file.isEmpty()).toList();
        if (chosen.isEmpty()) {
            throw Refused.because("site.field-missing", "files").at(Place.field("files"));
        }
        List<Announced> announced = new ArrayList<>();
        for (MultipartFile file : chosen) {
            try (InputStream in = file.getInputStream()) {
                announced.add(new Announced(name(file), Sha256.of(in), file.getSize()));
            }
        }
        Deposit deposit = deposits.open(actor, dataset, announced).deposit();
        for (MultipartFile file : chosen) {
            try (InputStream in = file.getInputStream()) {
                deposits.receive(actor, deposit.id(), name(file), in);
            }
        }
        return deposits.complete(actor, deposit.id());
    }

    private static String name(MultipartFile file) {
        String name = String.valueOf(file.getOriginalFilename());
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    @GetMapping("/deposits/{id}")
    String deposit(Actor actor, @PathVariable String id, Locale locale, Model page) {
        Deposit deposit = deposits.deposit(actor, DepositId.of(id));
        List<Comparison> comparisons = deposits.comparisons(actor, deposit.id());
        page.addAttribute("deposit", deposit);
        page.addAttribute("report", ReportAnswer.of(deposit, comparisons));
        page.addAttribute("departures", Drift.departures(comparisons, locale));
        deposits.lineage(actor, deposit.id()).ifPresent(lineage -> page.addAttribute("lineage", lineage));
        page.addAttribute(
                "waits",
                deposit.nature() == Nature.REAL
                        && !deposit.state().isDecided()
                        && !gate.now().open());
        return "deposits/deposit";
    }
}
