package eu.arete.synth;

/** Laboratory acts: number in the national list and rate in B points of 25 cents. */
enum Lab {
    HBA1C(1577, 25),
    GLUCOSE(552, 5),
    CREATININE(592, 7),
    BLOOD_COUNT(1104, 20),
    LIPIDS(996, 20),
    TSH(1208, 25),
    TRANSAMINASES(522, 10),
    GAMMA_GT(519, 6),
    IONOGRAM(1610, 16),
    CRP(1804, 9),
    NATRIURETIC(1821, 67),
    TROPONIN(7335, 63),
    PROSTATE_ANTIGEN(7318, 40),
    FERRITIN(1213, 25),
    VITAMIN_D(1139, 35),
    QUICK(126, 20),
    CALCIUM(578, 7);

    final int code;
    final int price;

    Lab(int code, int points) {
        this.code = code;
        this.price = points * 25;
    }
}
