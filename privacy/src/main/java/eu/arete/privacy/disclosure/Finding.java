package eu.arete.privacy.disclosure;

/** A cell and the rule it breaks. */
public record Finding(CellKey cell, Rule rule) {}
