package eu.arete.hub.procedures;

/**
 * A purpose the law names, to permit it or to forbid it.
 *
 * @param article what is quoted when it is refused
 * @param publicBodiesOnly whether only public bodies, or others on their behalf, may pursue it (EHDS art. 53(2))
 */
public record Purpose(String name, boolean permitted, boolean publicBodiesOnly, String article, Text titles) {}
