package eu.arete.synth;

import java.util.List;

/** Kinds of hospital stays: group, tariff, diagnoses, act, usual length; a session has no length. */
enum StayKind {
    DIABETES("10M022", 3937, 291_500, "E1190", "DEQP003", 6, 1, "I10", "E6600"),
    HEART_FAILURE("05M092", 1871, 385_000, "I500", "DZQM006", 9, 1, "I10", "N189", "J960"),
    CORONARY("05K061", 1708, 436_000, "I251", "DDAF008", 3, 1, "I10", "E780"),
    INFARCTION("05M042", 1858, 398_000, "I214", "DDQH009", 6, 1, "I10", "E119"),
    COPD("04M082", 1108, 362_000, "J440", "GLQP012", 8, 1, "J9610", "Z720"),
    PNEUMONIA("04M053", 1100, 468_000, "J181", "ZBQK002", 10, 1, "E86", "N179"),
    KIDNEY("11M062", 4297, 402_000, "N179", "ZCQH001", 9, 1, "I10", "D649"),
    DIALYSIS("28Z04Z", 9605, 35_700, "Z491", "JVJF004", 0, 1, "N185"),
    CHEMOTHERAPY("28Z07Z", 9606, 38_900, "Z511", "ZZLF900", 0, 1, "C509"),
    BREAST_SURGERY("09C051", 3420, 268_000, "C509", "QEFA004", 2, 1, "Z853"),
    PROSTATE_SURGERY("12C112", 4551, 689_000, "C61", "JGFC001", 6, 1, "N40"),
    COLON_SURGERY("06C042", 1939, 961_000, "C189", "HHFA006", 11, 2, "D649", "E46"),
    LUNG_STAY("04M092", 1112, 451_000, "C349", "ZBQH001", 9, 1, "J90", "C795"),
    DEPRESSION("19M062", 7025, 274_000, "F322", "ZZQK900", 9, 1, "F410"),
    DEMENTIA("19M112", 7060, 421_000, "F001", "ACQK001", 14, 1, "G301", "R296"),
    PARKINSON("01M221", 330, 318_000, "G20", "ACQK001", 7, 1, "R296"),
    KNEE("08C242", 2745, 612_000, "M170", "NFKA007", 6, 1, "I10", "E6600"),
    COLONOSCOPY("06K04J", 2010, 52_000, "Z121", "HHQE005", 0, 1, "K573"),
    CATARACT("02C05J", 480, 84_000, "H258", "BFGA004", 0, 1, "H524"),
    APPENDIX("06C091", 1974, 243_000, "K358", "HHFA016", 3, 1, "K650"),
    BIRTH("14Z14A", 5528, 229_000, "O800", "JQGD010", 4, 1, "Z370");

    final String group;
    final int tariff;
    final int price;
    final String diagnosis;
    final String act;
    final int days;
    final int units;
    final List<String> associated;

    StayKind(
            String group,
            int tariff,
            int price,
            String diagnosis,
            String act,
            int days,
            int units,
            String... associated) {
        this.group = group;
        this.tariff = tariff;
        this.price = price;
        this.diagnosis = diagnosis;
        this.act = act;
        this.days = days;
        this.units = units;
        this.associated = List.of(associated);
    }

    boolean session() {
        return group.startsWith("28Z");
    }
}
