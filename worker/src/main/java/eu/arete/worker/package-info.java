/** The process in which one project's own queries run; it holds nothing but that project's extract. */
@org.jspecify.annotations.NullMarked
package eu.arete.worker;
