package eu.arete.synth;

import java.util.List;

/**
 * The tables of the synthetic SNDS with the columns we keep of each, in file order, and the breaches planted in them.
 * The same columns are described, with types and constraints, by the {@code datapackage.json} of their dataset; a test
 * holds the two together.
 */
enum Table {
    IR_BEN_R(
            Partner.CNAM,
            false,
            "BEN_NIR_PSA BEN_RNG_GEM BEN_NIR_ANO BEN_IDT_ANO BEN_IDT_TOP BEN_CDI_NIR BEN_NAI_ANN BEN_NAI_MOI"
                    + " BEN_SEX_COD BEN_DCD_DTE BEN_DCD_AME ORG_AFF_BEN BEN_RES_DPT BEN_RES_COM MAX_TRT_DTD BEN_DTE_INS"
                    + " BEN_DTE_MAJ",
            "BEN_SEX_COD 3 value.enum",
            "BEN_NAI_ANN 1893 value.minimum",
            "BEN_RES_COM 0562 value.length",
            "BEN_DTE_INS 30/02/2019 value.type"),
    IR_IMB_R(
            Partner.CNAM,
            false,
            "BEN_NIR_PSA BEN_RNG_GEM IMB_ALD_DTD IMB_ALD_DTF IMB_ALD_NUM IMB_ETM_NAT MED_MTF_COD MED_NCL_IDT INS_DTE"
                    + " UPD_DTE",
            "MED_MTF_COD e119 value.pattern",
            "IMB_ETM_NAT 40 value.enum",
            "IMB_ALD_DTD 00/00/2015 value.type",
            "IMB_ALD_NUM 130 value.maximum"),
    ER_PRS_F(
            Partner.CNAM,
            true,
            Table.NINE_KEYS
                    + " BEN_NIR_PSA BEN_RNG_GEM EXE_SOI_DTD EXE_SOI_DTF PRE_PRE_DTD PRS_NAT_REF BSE_PRS_NAT CPL_MAJ_TOP"
                    + " DPN_QLF PRS_DPN_QLP PRS_ACT_QTE PRS_PAI_MNT BSE_REM_BSE BSE_REM_MNT RGO_REM_TAU EXO_MTF"
                    + " PSE_SPE_COD PFS_EXE_NUM ETB_PRE_FIN",
            "EXE_SOI_DTD 31/02/2023 value.type",
            "EXE_SOI_DTD - value.required",
            "PRS_PAI_MNT 999999.99 value.maximum",
            "PRS_PAI_MNT 12.O0 value.type",
            "DPN_QLF 88 value.enum",
            "RGO_REM_TAU 165.00 value.maximum",
            "PFS_EXE_NUM 75100012 value.length",
            "PRS_ACT_QTE -9999 value.minimum"),
    ER_PHA_F(
            Partner.CNAM,
            true,
            Table.NINE_KEYS + " PHA_ORD_NUM PHA_PRS_C13 PHA_ACT_QSN PHA_ACT_PRU PHA_MOD_PRN PHA_SUB_MTF PHA_SEQ_RNV",
            "PHA_PRS_C13 3595583 value.pattern",
            "PHA_ACT_QSN 99 value.maximum",
            "PHA_ORD_NUM 0 value.minimum",
            "PHA_SUB_MTF 4 value.enum"),
    ER_BIO_F(
            Partner.CNAM,
            true,
            Table.NINE_KEYS + " BIO_ORD_NUM BIO_PRS_IDE BIO_ACT_QSN",
            "BIO_PRS_IDE B577 value.type",
            "BIO_PRS_IDE - value.required",
            "BIO_ACT_QSN 250 value.maximum"),
    ER_CAM_F(
            Partner.CNAM,
            true,
            Table.NINE_KEYS
                    + " CAM_ORD_NUM CAM_PRS_IDE CAM_ACT_COD CAM_TRT_PHA CAM_ASS_COD CAM_MOD_COD CAM_ACT_PRU CAM_REM_BSE",
            "CAM_PRS_IDE DEQP03 value.pattern",
            "CAM_ACT_COD 7 value.enum",
            "CAM_MOD_COD ABCDE value.length"),
    ER_ETE_F(
            Partner.CNAM,
            true,
            Table.NINE_KEYS
                    + " ETB_EXE_FIN ETE_CAT_COD ETE_GHS_NUM ETE_IND_TAA ETE_TYP_COD ETE_STJ_COD PRS_PPU_SEC MDT_COD"
                    + " MFT_COD DDP_COD",
            "ETB_EXE_FIN 7501000 value.length",
            "PRS_PPU_SEC 3 value.enum",
            "ETE_GHS_NUM 1O58 value.type"),
    T_MCOaaB(
            Partner.ATIH,
            false,
            "ETA_NUM RSA_NUM SOR_ANN SOR_MOI AGE_ANN AGE_JOU COD_SEX BDI_DEP BDI_COD ENT_MOD ENT_PRV SOR_MOD SOR_DES"
                    + " SEJ_TYP SEJ_NBJ NBR_SEA NBR_RUM NBR_DGN NBR_ACT GRG_GHM GHS_NUM DGN_PAL DGN_REL",
            "COD_SEX 3 value.enum",
            "AGE_ANN 130 value.maximum",
            "GRG_GHM 05M09 value.length",
            "DGN_PAL 5I0 value.pattern"),
    T_MCOaaC(
            Partner.ATIH,
            false,
            "ETA_NUM RSA_NUM NIR_ANO_17 NIR_RET NAI_RET SEX_RET SEJ_RET FHO_RET PMS_RET DAT_RET SEJ_NUM ENT_DAT SOR_DAT"
                    + " EXE_SOI_DTD EXE_SOI_DTF EXE_SOI_AMD EXE_SOI_AMF SOR_ANN",
            "ENT_DAT 32012023 value.type",
            "EXE_SOI_DTD 31FEB2023:00:00:00 value.type",
            "SOR_DAT - value.required"),
    T_MCOaaD(
            Partner.ATIH,
            false,
            "ETA_NUM RSA_NUM DGN_ASS_NUM ASS_DGN RSS_NUM",
            "ASS_DGN 1I10 value.pattern",
            "DGN_ASS_NUM 0 value.minimum"),
    T_MCOaaA(
            Partner.ATIH,
            false,
            "ETA_NUM RSA_NUM RUM_SEQ ENT_DAT_DEL CDC_ACT PHA_ACT ACV_ACT EXT_PMSI NBR_EXE_ACT",
            "CDC_ACT DEQP0031 value.pattern",
            "NBR_EXE_ACT 0 value.minimum"),
    T_MCOaaUM(
            Partner.ATIH,
            false,
            "ETA_NUM RSA_NUM UM_ORD_NUM AUT_TYP1_UM UM_TYP PAR_DUR_SEJ PAR_NBR_SEJ DGN_PAL DGN_REL",
            "UM_TYP D value.enum",
            "PAR_DUR_SEJ -1 value.minimum"),
    KI_CCI_R(
            Partner.CEPIDC,
            false,
            "DCD_IDT_ENC DCD_IDT_TOP BEN_IDT_ANO BEN_IDT_TOP BEN_NIR_ANO FLX_PER_ANN CER_VER_NUM TYP_CER_COD CER_SUP_TYP"
                    + " DCD_DPT_COD DCD_COM_COD BEN_RES_DPT BEN_RES_COM BEN_DCD_DTE BEN_DCD_AME DCD_LIE_COD BEN_NAI_ANN"
                    + " BEN_NAI_MOI BEN_SEX_COD ETA_MAR_COD DCD_CIM_COD DCD_LIE_LIB",
            "DCD_CIM_COD 150 value.pattern",
            "BEN_SEX_COD 3 value.enum"),
    KI_ECD_R(
            Partner.CEPIDC,
            false,
            "DCD_IDT_ENC DCD_IDT_TOP BEN_IDT_ANO BEN_IDT_TOP FLX_PER_ANN CER_LIG_NUM ECD_CAU_RNG ECD_CAU_LIB ECD_CIM_COD"
                    + " BEN_DCD_DTE BEN_DCD_AME",
            "CER_LIG_NUM 0 value.minimum");

    static final String NINE_KEYS =
            "DCT_ORD_NUM FLX_DIS_DTD FLX_TRT_DTD FLX_EMT_TYP FLX_EMT_NUM FLX_EMT_ORD ORG_CLE_NUM PRS_ORD_NUM REM_TYP_AFF";

    final Partner partner;

    /** Delivered month by month, each row in the month its claim was processed, rather than once for the year. */
    final boolean monthly;

    final List<String> columns;

    final List<Fault> faults;

    Table(Partner partner, boolean monthly, String columns, String... faults) {
        this.partner = partner;
        this.monthly = monthly;
        this.columns = List.of(columns.split(" "));
        this.faults = List.of(faults).stream()
                .map(fault -> Fault.parse(fault, this.columns))
                .toList();
    }

    /** The file of a flow: month 1 is January 2023; tables delivered once ignore it. */
    String file(int month) {
        if (monthly) {
            return "%s.%d-%02d.csv".formatted(name(), 2023 + (month - 1) / 12, (month - 1) % 12 + 1);
        }
        return name() + (partner == Partner.CNAM ? ".2024-12.csv" : ".2023.csv");
    }
}
