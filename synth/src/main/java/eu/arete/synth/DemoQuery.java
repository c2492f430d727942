package eu.arete.synth;

import java.util.List;

/** The questions the demo asks of its extract. A person is a BEN_IDT_ANO. */
enum DemoQuery {
    PERSONS_BY_SEX_AND_AGE("persons_by_sex_and_age", List.of("BEN_SEX_COD", "age_class", "persons"), """
            SELECT BEN_SEX_COD, (2023 - BEN_NAI_ANN) // 10 * 10 AS age_class, count(DISTINCT BEN_IDT_ANO) AS persons
            FROM IR_BEN_R
            GROUP BY 1, 2
            ORDER BY 1, 2"""),
    HBA1C_BY_SEX("hba1c_by_sex", List.of("BEN_SEX_COD", "persons"), """
            SELECT b.BEN_SEX_COD, count(DISTINCT b.BEN_IDT_ANO) AS persons
            FROM IR_BEN_R b
            JOIN ER_PRS_F p USING (BEN_NIR_PSA, BEN_RNG_GEM)
            JOIN ER_BIO_F l USING (DCT_ORD_NUM, FLX_DIS_DTD, FLX_TRT_DTD, FLX_EMT_TYP, FLX_EMT_NUM, FLX_EMT_ORD,
                                   ORG_CLE_NUM, PRS_ORD_NUM, REM_TYP_AFF)
            WHERE l.BIO_PRS_IDE = 1577
            GROUP BY 1
            ORDER BY 1"""),
    PAID_BY_SEX("paid_by_sex", List.of("BEN_SEX_COD", "paid"), """
            SELECT b.BEN_SEX_COD, round(sum(p.PRS_PAI_MNT), 2) AS paid
            FROM ER_PRS_F p
            JOIN IR_BEN_R b USING (BEN_NIR_PSA, BEN_RNG_GEM)
            WHERE p.DPN_QLF <> 71
            GROUP BY 1
            ORDER BY 1""");

    final String label;
    final List<String> columns;
    final String sql;

    DemoQuery(String label, List<String> columns, String sql) {
        this.label = label;
        this.columns = columns;
        this.sql = sql;
    }
}
