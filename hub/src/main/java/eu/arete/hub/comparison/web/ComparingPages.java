package eu.arete.hub.comparison.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.comparison.Comparisons;
import eu.arete.hub.comparison.Frozen;
import eu.arete.hub.comparison.internal.DossierZip;
import eu.arete.hub.site.Refusals;
import eu.arete.hub.site.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Where administrators freeze comparisons and bring dossiers. */
@Controller
class ComparingPages {
    private final Comparisons comparisons;
    private final Refusals refusals;

    ComparingPages(Comparisons comparisons, Refusals refusals) {
        this.comparisons = comparisons;
        this.refusals = refusals;
    }

    @GetMapping("/hosting/comparing")
    String desk(Actor actor, Model page) {
        actor.mustBe(Role.ADMINISTRATOR);
        page.addAttribute("comparisons", comparisons.newest());
        return "comparison/comparing";
    }

    @PostMapping("/hosting/comparing/frozen")
    String freeze(
            Actor actor, @RequestParam MultipartFile file, Model page, Locale locale, HttpServletResponse response)
            throws IOException {
        byte[] sent = bytes(file);
        try {
            Frozen frozen = comparisons.freeze(actor, files(sent));
            return "redirect:/hosting/comparisons/" + frozen.name();
        } catch (Refused refused) {
            return again(actor, refused, page, locale, response);
        }
    }

    @PostMapping("/hosting/comparing/dossiers")
    String bring(
            Actor actor,
            @RequestParam String name,
            @RequestParam MultipartFile file,
            Model page,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        byte[] sent = bytes(file);
        try {
            comparisons.bring(actor, name, DossierZip.read(sent));
            return "redirect:/hosting/comparisons/" + name;
        } catch (Refused refused) {
            return again(actor, refused, page, locale, response);
        }
    }

    private String again(Actor actor, Refused refused, Model page, Locale locale, HttpServletResponse response) {
        if (refused.status().value() == 403) {
            throw refused;
        }
        response.setStatus(refused.status().value());
        page.addAttribute("told", refusals.tell(refused, locale));
        return desk(actor, page);
    }

    static byte[] bytes(MultipartFile file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            return in.readNBytes(DossierZip.MOST_SENT + 1);
        }
    }

    /** A zip of files, or {@code comparison.json} alone. */
    static Map<String, byte[]> files(byte[] sent) {
        boolean zip = sent.length > 1 && sent[0] == 'P' && sent[1] == 'K';
        return zip || sent.length > DossierZip.MOST_SENT ? DossierZip.read(sent) : Map.of("comparison.json", sent);
    }
}
