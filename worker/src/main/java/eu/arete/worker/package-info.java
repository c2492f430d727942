/**
 * The process in which one project's own queries run; it holds nothing but that project's extract. {@code WorkerEngine} starts it
 * and speaks to it as to any engine; {@code Main} is what runs inside.
 */
@org.jspecify.annotations.NullMarked
package eu.arete.worker;
