package eu.arete.synth;

/** Medical acts of the CCAM outside stays: code, price in cents, kind of service, specialty of who does them. */
enum Act {
    ELECTROCARDIOGRAM("DEQP003", 1426, 1352, 3),
    HEART_ULTRASOUND("DZQM006", 9600, 1324, 3),
    LEG_ULTRASOUND("EQQM006", 2112, 1352, 3),
    SPIROMETRY("GLQP012", 3740, 1352, 13),
    CHEST_XRAY("ZBQK002", 2128, 1351, 6),
    ABDOMEN_SCAN("ZCQH001", 5054, 1351, 6),
    HEAD_SCAN("ACQK001", 2527, 1351, 6),
    MAMMOGRAM("QEQK001", 6642, 1351, 6),
    COLONOSCOPY("HHQE005", 15_360, 1352, 8),
    FUNDUS("BGQP002", 2808, 1352, 15),
    RADIOTHERAPY("ZZNL053", 8480, 1352, 76);

    final String code;
    final int price;
    final int service;
    final int specialty;

    Act(String code, int price, int service, int specialty) {
        this.code = code;
        this.price = price;
        this.service = service;
        this.specialty = specialty;
    }
}
