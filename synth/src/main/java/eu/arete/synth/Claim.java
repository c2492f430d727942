package eu.arete.synth;

/** One claim statement being drawn up: services, and under each the drugs, laboratory acts, acts or stays it covers. */
final class Claim {
    private static final int LINES = 8;
    private static final int ITEMS = 48;
    private static final Object OUTPATIENT = new Object();

    int day;
    boolean covered;
    boolean chronic;
    int lines;
    int items;

    final int[] service = new int[LINES];
    final int[] quantity = new int[LINES];
    final int[] cents = new int[LINES];
    final int[] rate = new int[LINES];
    final int[] specialty = new int[LINES];
    final int[] supplement = new int[LINES];
    final int[] qualifier = new int[LINES];
    final int[] firstItem = new int[LINES + 1];

    final Table[] itemTable = new Table[ITEMS];
    final Object[] item = new Object[ITEMS];
    final int[] itemQuantity = new int[ITEMS];

    Claim on(int careDay, boolean forChronicIllness) {
        day = careDay;
        chronic = forChronicIllness;
        lines = 0;
        items = 0;
        return this;
    }

    Claim service(int nature, int price, int reimbursed, int performer) {
        service[lines] = nature;
        quantity[lines] = 1;
        cents[lines] = price;
        rate[lines] = reimbursed;
        specialty[lines] = performer;
        supplement[lines] = 0;
        qualifier[lines] = 0;
        lines++;
        firstItem[lines] = items;
        return this;
    }

    Claim supplement(int nature, int price) {
        service(nature, price, 70, specialty[lines - 1]);
        supplement[lines - 1] = 2;
        return this;
    }

    Claim forInformation() {
        qualifier[lines - 1] = 71;
        return this;
    }

    private Claim item(Table table, Object what, int times) {
        itemTable[items] = table;
        item[items] = what;
        itemQuantity[items] = times;
        items++;
        firstItem[lines] = items;
        return this;
    }

    Claim drug(Drug drug, int boxes) {
        cents[lines - 1] += drug.price * boxes;
        return item(Table.ER_PHA_F, drug, boxes);
    }

    Claim lab(Lab lab) {
        cents[lines - 1] += lab.price;
        return item(Table.ER_BIO_F, lab, 1);
    }

    Claim act(Act act) {
        return item(Table.ER_CAM_F, act, 1);
    }

    /** A visit to a hospital without a stay. */
    Claim visit() {
        return item(Table.ER_ETE_F, OUTPATIENT, 1);
    }

    Claim stay(StayKind stay) {
        return item(Table.ER_ETE_F, stay, 1);
    }
}
