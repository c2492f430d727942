/**
 * On whose machines the hub runs: the register of hosts and of what is known about them, the technical proofs, and the gate that keeps real
 * data out until facts open it.
 */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.hosting;
