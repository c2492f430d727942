package eu.arete.synth;

/** Departments persons live in, more of them where more people live, and what is derived from them. */
final class Places {
    private static final String[] DEPARTMENTS = {
        "75", "75", "75", "59", "59", "59", "13", "13", "69", "69", "92", "93", "33", "33", "44", "31", "62", "78",
                "77",
        "94", "95", "91", "76", "38", "34", "67", "06", "83", "35", "29", "57", "42", "30", "60", "56", "49", "74",
                "17",
        "01", "80", "63", "21", "45", "14", "2A", "2B", "66", "971", "974", "972"
    };

    private Places() {}

    static int count() {
        return DEPARTMENTS.length;
    }

    /** As the health insurance writes it: 075, 02A, 971. */
    static String insurance(int place) {
        String code = DEPARTMENTS[place];
        return code.length() == 2 ? "0" + code : code;
    }

    /** As hospitals write it: 75, 2A, 97. */
    static String hospital(int place) {
        return DEPARTMENTS[place].substring(0, 2);
    }

    /** Digits of the department in a registration number; Corsica keeps its former number. */
    static int registration(int place) {
        String code = hospital(place);
        return code.startsWith("2A") || code.startsWith("2B") ? 20 : Integer.parseInt(code);
    }

    static String fund(int place) {
        return "01C" + insurance(place) + "101";
    }

    /** One of four hospitals of the department, by its nine-digit number; the last digit stands for a key. */
    static String hospitalNumber(int place, int which) {
        String department = hospital(place).replace("2A", "20").replace("2B", "21");
        return department + "0780" + (which * 17 + 100);
    }

    static String hospitalShortNumber(int place, int which) {
        return hospitalNumber(place, which).substring(0, 8);
    }
}
