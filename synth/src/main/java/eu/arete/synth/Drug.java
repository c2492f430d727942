package eu.arete.synth;

/** Drugs by their ATC class. The CIP numbers have the shape and the key of real ones and are invented. */
enum Drug {
    METFORMIN("A10BA02", 410, 65),
    GLICLAZIDE("A10BB09", 690, 65),
    INSULIN_GLARGINE("A10AE04", 4210, 65),
    LIRAGLUTIDE("A10BJ02", 8340, 65),
    FUROSEMIDE("C03CA01", 310, 65),
    BISOPROLOL("C07AB07", 420, 65),
    RAMIPRIL("C09AA05", 530, 65),
    AMLODIPINE("C08CA01", 480, 65),
    ATORVASTATIN("C10AA05", 640, 65),
    ASPIRIN_LOW("B01AC06", 270, 65),
    APIXABAN("B01AF02", 5890, 65),
    SALBUTAMOL("R03AC02", 390, 65),
    TIOTROPIUM("R03BB04", 3120, 65),
    FLUTICASONE_SALMETEROL("R03AK06", 3480, 65),
    SERTRALINE("N06AB06", 780, 65),
    VENLAFAXINE("N06AX16", 890, 65),
    ALPRAZOLAM("N05BA12", 190, 65),
    DONEPEZIL("N06DA02", 1870, 0),
    LEVODOPA("N04BA02", 1490, 65),
    LEVOTHYROXINE("H03AA01", 240, 65),
    TAMOXIFEN("L02BA01", 1120, 100),
    LEUPRORELIN("L02AE02", 31_870, 100),
    CAPECITABINE("L01BC06", 9840, 100),
    ONDANSETRON("A04AA01", 1950, 65),
    EPOETIN("B03XA01", 18_740, 65),
    PARACETAMOL("N02BE01", 210, 65),
    IBUPROFEN("M01AE01", 240, 65),
    AMOXICILLIN("J01CA04", 350, 65),
    OMEPRAZOLE("A02BC01", 390, 65),
    CHOLECALCIFEROL("A11CC05", 180, 65),
    DESLORATADINE("R06AX27", 260, 30),
    CONTRACEPTIVE("G03AA07", 290, 65);

    final String atc;
    final String cip;
    final int price;
    final int rate;

    Drug(String atc, int price, int rate) {
        this.atc = atc;
        this.price = price;
        this.rate = rate;
        this.cip = cip(ordinal());
    }

    /** Thirteen digits: 34009, seven of the presentation, and the EAN-13 check digit. */
    private static String cip(int rank) {
        String body = "340093%06d".formatted(10_007 + rank * 9_973);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += (body.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return body + (10 - sum % 10) % 10;
    }

    /** Kind of service under which pharmacies bill it. */
    int service() {
        return switch (rate) {
            case 100 -> 3311;
            case 30 -> 3312;
            default -> 3313;
        };
    }
}
