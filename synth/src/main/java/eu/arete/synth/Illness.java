package eu.arete.synth;

import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Chronic illnesses, each with all that follows from it: the long-term condition (ALD), diagnoses, treatment, follow-up,
 * stays and what one dies of. Prevalences are per thousand from a given age on; they are orders of magnitude.
 */
enum Illness {
    DIABETES(
            8,
            "E119 E114 E112",
            0,
            40,
            55,
            200,
            0.010,
            "E149",
            "Diabète sucré, sans précision",
            List.of(Drug.METFORMIN, Drug.GLICLAZIDE, Drug.ATORVASTATIN),
            List.of(Lab.HBA1C, Lab.GLUCOSE, Lab.CREATININE, Lab.LIPIDS),
            3,
            List.of(Act.FUNDUS, Act.ELECTROCARDIOGRAM),
            StayKind.DIABETES,
            0.07,
            1),
    HEART_FAILURE(
            5,
            "I500 I501",
            0,
            60,
            75,
            120,
            0.06,
            "I509",
            "Insuffisance cardiaque ; décompensation aiguë",
            List.of(Drug.FUROSEMIDE, Drug.BISOPROLOL, Drug.RAMIPRIL),
            List.of(Lab.NATRIURETIC, Lab.IONOGRAM, Lab.CREATININE),
            4,
            List.of(Act.HEART_ULTRASOUND, Act.ELECTROCARDIOGRAM),
            StayKind.HEART_FAILURE,
            0.45,
            1),
    CORONARY(
            13,
            "I251 I209",
            0,
            45,
            65,
            90,
            0.012,
            "I219",
            "Infarctus du myocarde, à la phase aiguë",
            List.of(Drug.ASPIRIN_LOW, Drug.BISOPROLOL, Drug.ATORVASTATIN),
            List.of(Lab.LIPIDS, Lab.TRANSAMINASES),
            2,
            List.of(Act.ELECTROCARDIOGRAM, Act.HEART_ULTRASOUND),
            StayKind.CORONARY,
            0.18,
            1),
    COPD(
            14,
            "J449 J448",
            0,
            45,
            65,
            70,
            0.02,
            "J441",
            "Bronchopneumopathie chronique obstructive surinfectée",
            List.of(Drug.TIOTROPIUM, Drug.SALBUTAMOL),
            List.of(Lab.BLOOD_COUNT, Lab.CRP),
            1,
            List.of(Act.SPIROMETRY, Act.CHEST_XRAY),
            StayKind.COPD,
            0.22,
            1),
    BREAST_CANCER(
            30,
            "C509 C504",
            2,
            40,
            60,
            35,
            0.02,
            "C509",
            "Tumeur maligne du sein, métastatique",
            List.of(Drug.TAMOXIFEN),
            List.of(Lab.BLOOD_COUNT, Lab.TRANSAMINASES),
            3,
            List.of(Act.MAMMOGRAM, Act.RADIOTHERAPY),
            StayKind.CHEMOTHERAPY,
            0.2,
            8),
    PROSTATE_CANCER(
            30,
            "C61",
            1,
            55,
            70,
            45,
            0.02,
            "C61",
            "Tumeur maligne de la prostate",
            List.of(Drug.LEUPRORELIN),
            List.of(Lab.PROSTATE_ANTIGEN),
            3,
            List.of(Act.ABDOMEN_SCAN),
            StayKind.PROSTATE_SURGERY,
            0.15,
            1),
    COLON_CANCER(
            30,
            "C189 C187",
            0,
            50,
            70,
            15,
            0.08,
            "C189",
            "Tumeur maligne du côlon avec métastases hépatiques",
            List.of(Drug.CAPECITABINE, Drug.ONDANSETRON),
            List.of(Lab.BLOOD_COUNT, Lab.TRANSAMINASES),
            5,
            List.of(Act.COLONOSCOPY, Act.ABDOMEN_SCAN),
            StayKind.COLON_SURGERY,
            0.4,
            1),
    LUNG_CANCER(
            30,
            "C349 C341",
            0,
            50,
            65,
            8,
            0.35,
            "C349",
            "Tumeur maligne des bronches ou du poumon",
            List.of(Drug.ONDANSETRON),
            List.of(Lab.BLOOD_COUNT, Lab.CALCIUM),
            6,
            List.of(Act.HEAD_SCAN, Act.CHEST_XRAY),
            StayKind.LUNG_STAY,
            0.7,
            2),
    DEPRESSION(
            23,
            "F339 F329 F322",
            0,
            20,
            40,
            60,
            0.002,
            "F329",
            "Épisode dépressif sévère",
            List.of(Drug.SERTRALINE, Drug.ALPRAZOLAM),
            List.of(Lab.TSH),
            1,
            List.of(),
            StayKind.DEPRESSION,
            0.05,
            1),
    ALZHEIMER(
            15,
            "G309 F009",
            0,
            70,
            85,
            130,
            0.12,
            "G309",
            "Maladie d'Alzheimer évoluée",
            List.of(Drug.DONEPEZIL, Drug.CHOLECALCIFEROL),
            List.of(Lab.BLOOD_COUNT, Lab.IONOGRAM),
            2,
            List.of(Act.HEAD_SCAN),
            StayKind.DEMENTIA,
            0.15,
            1),
    PARKINSON(
            16,
            "G20",
            0,
            60,
            75,
            18,
            0.05,
            "G20",
            "Maladie de Parkinson",
            List.of(Drug.LEVODOPA),
            List.of(Lab.IONOGRAM),
            1,
            List.of(),
            StayKind.PARKINSON,
            0.12,
            1),
    KIDNEY_FAILURE(
            19,
            "N185 N184",
            0,
            50,
            70,
            6,
            0.1,
            "N185",
            "Insuffisance rénale chronique terminale",
            List.of(Drug.EPOETIN, Drug.FUROSEMIDE),
            List.of(Lab.CREATININE, Lab.IONOGRAM, Lab.FERRITIN),
            8,
            List.of(),
            StayKind.DIALYSIS,
            0.5,
            40),
    HYPERTENSION(
            0,
            "I10",
            0,
            45,
            65,
            380,
            0.001,
            "I10",
            "Hypertension artérielle essentielle",
            List.of(Drug.AMLODIPINE, Drug.RAMIPRIL),
            List.of(Lab.IONOGRAM, Lab.CREATININE),
            1,
            List.of(Act.ELECTROCARDIOGRAM),
            StayKind.PNEUMONIA,
            0.01,
            1),
    HYPOTHYROIDISM(
            0,
            "E039",
            0,
            35,
            55,
            60,
            0,
            "E039",
            "Hypothyroïdie",
            List.of(Drug.LEVOTHYROXINE),
            List.of(Lab.TSH),
            2,
            List.of(),
            StayKind.COLONOSCOPY,
            0.01,
            1),
    ASTHMA(
            0,
            "J459",
            0,
            5,
            25,
            50,
            0.0005,
            "J459",
            "État de mal asthmatique",
            List.of(Drug.SALBUTAMOL, Drug.FLUTICASONE_SALMETEROL),
            List.of(),
            0,
            List.of(Act.SPIROMETRY),
            StayKind.PNEUMONIA,
            0.02,
            1);

    /** Rank in the list of thirty long-term conditions, 0 when it is not one. */
    final int condition;

    final String[] diagnoses;
    final double danger;
    final String cause;
    final String causeLabel;
    final List<Drug> drugs;
    final List<Lab> labs;
    final int labsPerYear;
    final List<Act> acts;
    final StayKind stay;
    final double stayChance;
    final int sessions;

    private final int sex;
    private final int from;
    private final int frequentFrom;
    private final int permille;

    Illness(
            int condition,
            String diagnoses,
            int sex,
            int from,
            int frequentFrom,
            int permille,
            double danger,
            String cause,
            String causeLabel,
            List<Drug> drugs,
            List<Lab> labs,
            int labsPerYear,
            List<Act> acts,
            StayKind stay,
            double stayChance,
            int sessions) {
        this.condition = condition;
        this.diagnoses = diagnoses.split(" ");
        this.sex = sex;
        this.from = from;
        this.frequentFrom = frequentFrom;
        this.permille = permille;
        this.danger = danger;
        this.cause = cause;
        this.causeLabel = causeLabel;
        this.drugs = drugs;
        this.labs = labs;
        this.labsPerYear = labsPerYear;
        this.acts = acts;
        this.stay = stay;
        this.stayChance = stayChance;
        this.sessions = sessions;
    }

    static EnumSet<Illness> drawn(int age, int sex, SplittableRandom random) {
        EnumSet<Illness> drawn = EnumSet.noneOf(Illness.class);
        for (Illness illness : ALL) {
            int permille = random.nextInt(1000);
            if (age >= illness.from && (illness.sex == 0 || illness.sex == sex)) {
                if (permille < (age >= illness.frequentFrom ? illness.permille : illness.permille / 4)) {
                    drawn.add(illness);
                }
            }
        }
        return drawn;
    }

    private static final Illness[] ALL = values();
}
