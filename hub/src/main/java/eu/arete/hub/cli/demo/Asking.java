package eu.arete.hub.cli.demo;

import java.util.List;
import java.util.Map;

/** What the demo's applicant asks for: a year of care of persons with type 2 diabetes. */
final class Asking {
    static final String DATASET = "dcir";
    private static final List<String> NINE_KEYS = List.of(
            "DCT_ORD_NUM",
            "FLX_DIS_DTD",
            "FLX_TRT_DTD",
            "FLX_EMT_TYP",
            "FLX_EMT_NUM",
            "FLX_EMT_ORD",
            "ORG_CLE_NUM",
            "PRS_ORD_NUM",
            "REM_TYP_AFF");

    private Asking() {}

    static Map<String, Object> application() {
        return Map.ofEntries(
                Map.entry("title", "Follow-up of type 2 diabetes and its cost"),
                Map.entry(
                        "summary",
                        "Do people treated for type 2 diabetes have their glycated haemoglobin measured, and what does their"
                                + " care cost, by sex and age, in 2023?"),
                Map.entry("purposes", List.of("RESEARCH", "EXPENDITURE")),
                Map.entry(
                        "publicInterest",
                        "Measures a recommended follow-up in a common illness; results are published in open access."),
                Map.entry("scope", List.of(Map.of("dataset", DATASET, "tables", tables()))),
                Map.entry(
                        "crossingJustification",
                        "Year of birth and department of residence are both needed to describe access to care by age and"
                                + " place; exact dates of care to link acts to prescriptions."),
                Map.entry(
                        "population",
                        Map.of(
                                "criteria",
                                List.of(Map.of(
                                        "dataset", DATASET,
                                        "table", "IR_IMB_R",
                                        "column", "MED_MTF_COD",
                                        "test", "STARTS_WITH",
                                        "values", List.of("E11"))))),
                Map.entry("careFrom", "2023-01-01"),
                Map.entry("careTo", "2023-12-31"),
                Map.entry("namedUsers", List.of(Player.APPLICANT.address, Player.ANALYST.address)),
                Map.entry("durationMonths", 24),
                Map.entry("safeguards", "Work only in the hub's workspace; outputs only through the airlock."),
                Map.entry("funding", "Public research grant (invented)."),
                Map.entry("interests", "None declared."));
    }

    private static List<Map<String, Object>> tables() {
        return List.of(
                table(
                        "IR_BEN_R",
                        "BEN_NIR_PSA",
                        "BEN_RNG_GEM",
                        "BEN_IDT_ANO",
                        "BEN_SEX_COD",
                        "BEN_NAI_ANN",
                        "BEN_RES_DPT"),
                table("IR_IMB_R", "BEN_NIR_PSA", "BEN_RNG_GEM", "IMB_ALD_NUM", "MED_MTF_COD", "IMB_ALD_DTD"),
                keyed(
                        "ER_PRS_F",
                        "BEN_NIR_PSA",
                        "BEN_RNG_GEM",
                        "EXE_SOI_DTD",
                        "PRS_NAT_REF",
                        "PRS_ACT_QTE",
                        "PRS_PAI_MNT",
                        "DPN_QLF"),
                keyed("ER_PHA_F", "PHA_ORD_NUM", "PHA_PRS_C13", "PHA_ACT_QSN"),
                keyed("ER_BIO_F", "BIO_ORD_NUM", "BIO_PRS_IDE", "BIO_ACT_QSN"));
    }

    private static Map<String, Object> table(String name, String... columns) {
        return Map.of("table", name, "columns", List.of(columns));
    }

    private static Map<String, Object> keyed(String name, String... columns) {
        List<String> all = new java.util.ArrayList<>(NINE_KEYS);
        all.addAll(List.of(columns));
        return Map.of("table", name, "columns", all);
    }
}
