package eu.arete.desk.form;

import eu.arete.desk.form.OppositionForm.Field;
import eu.arete.privacy.ReceiptNumber;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Map;

/** The desk's pages. */
final class Pages {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final Template layout = new Template("layout.html");
    private final Template form = new Template("form.html");
    private final Template receipt = new Template("receipt.html");
    private final Template refusal = new Template("refusal.html");
    private final URI hub;

    Pages(URI hub) {
        this.hub = hub;
    }

    /** @param trouble the key of a message that concerns the whole form; empty for none */
    String form(Messages messages, OppositionForm typed, String token, String trouble) {
        Map<String, String> values = new HashMap<>();
        values.put("token", token);
        values.put("lang", messages.code());
        values.put("summary", summary(messages, typed, trouble));
        values.put("nir", typed.text(Field.NIR));
        values.put("birthDate", typed.text(Field.BIRTH_DATE));
        for (Field field : Field.values()) {
            String fault = typed.faults().get(field);
            values.put(field.key() + "Fault", fault == null ? "" : fault(messages, field, fault));
            String described = field.key() + "-hint" + (fault == null ? "" : " " + field.key() + "-fault");
            values.put(
                    field.key() + "Attributes",
                    "aria-describedby=\"" + described + "\""
                            + (fault == null || field.isChoice() ? "" : " aria-invalid=\"true\""));
        }
        values.put("opposeChecked", checked(!typed.text(Field.WISH).equals("allow")));
        values.put("allowChecked", checked(typed.text(Field.WISH).equals("allow")));
        values.put("maleChecked", checked(typed.text(Field.SEX).equals("1")));
        values.put("femaleChecked", checked(typed.text(Field.SEX).equals("2")));
        boolean wrong = !typed.faults().isEmpty() || !trouble.isEmpty();
        return page(messages, wrong ? "title.wrong" : "title.form", form.fill(messages, values));
    }

    String receipt(Messages messages, Wish wish, ReceiptNumber number, Instant executedBy) {
        String when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                .withLocale(messages.locale())
                .format(executedBy.atZone(PARIS));
        Map<String, String> values = new HashMap<>();
        values.put("done", messages.say("receipt.done." + wish.word()));
        values.put("effect", messages.say("receipt.effect." + wish.word()).replace("{when}", when));
        values.put("number", number.text());
        values.put("check", checkAddress());
        values.put("lang", messages.code());
        return page(messages, "title.receipt", receipt.fill(messages, values));
    }

    /** Where a receipt number is checked. */
    String checkAddress() {
        return hub.resolve("/citizens").toString();
    }

    String refusal(Messages messages, String key) {
        return page(
                messages,
                "title.refusal",
                refusal.fill(messages, Map.of("why", messages.say(key), "lang", messages.code())));
    }

    private String page(Messages messages, String title, String body) {
        Messages other = messages == Messages.FRENCH ? Messages.ENGLISH : Messages.FRENCH;
        return layout.fill(
                messages,
                Map.of(
                        "lang", messages.code(),
                        "other", other.code(),
                        "otherName", other.say("language.name"),
                        "title", messages.say(title),
                        "hub", hub.toString(),
                        "body", body));
    }

    private static String fault(Messages messages, Field field, String fault) {
        return "<p class=\"fault\" id=\"" + field.key() + "-fault\">" + Template.escape(messages.say("fault." + fault))
                + "</p>";
    }

    private static String summary(Messages messages, OppositionForm typed, String trouble) {
        if (!trouble.isEmpty()) {
            return "<div class=\"notice bad\" role=\"alert\"><p>" + Template.escape(messages.say(trouble))
                    + "</p></div>";
        }
        if (typed.faults().isEmpty()) {
            return "";
        }
        StringBuilder summary = new StringBuilder("<div class=\"notice bad\" role=\"alert\"><h2>")
                .append(Template.escape(messages.say("fault.summary")))
                .append("</h2><ul>");
        for (Field field : Field.values()) {
            String fault = typed.faults().get(field);
            if (fault != null) {
                summary.append("<li><a href=\"#")
                        .append(field.firstInput())
                        .append("\">")
                        .append(Template.escape(messages.say("fault." + fault)))
                        .append("</a></li>");
            }
        }
        return summary.append("</ul></div>").toString();
    }

    private static String checked(boolean checked) {
        return checked ? "checked" : "";
    }
}
