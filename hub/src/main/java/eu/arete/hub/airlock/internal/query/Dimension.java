package eu.arete.hub.airlock.internal.query;

import tools.jackson.databind.JsonNode;

/** A column of the output by which rows are grouped. */
record Dimension(String name, JsonNode expression) {}
