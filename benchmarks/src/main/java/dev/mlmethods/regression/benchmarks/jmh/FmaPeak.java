package dev.mlmethods.regression.benchmarks.jmh;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The most that fused multiply-adds of the Vector API can do here: 12 independent chains in registers, enough for two units
 * with a latency of 4 to 5 cycles, and nothing else in the loop.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class FmaPeak {
    /** Has to be static and final, otherwise C2 doesn't compile the operations to instructions. */
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private static final int CHAINS = 12;
    private static final int STEPS = 4096;

    /** Counts the operations, which JMH turns into a rate. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Flop {
        /** Floating-point operations; a fused multiply-add is two. */
        public double flop;
    }

    /** Multiplies by 1 - 2^-20 and adds 2^-20, so that the numbers stay near 1. */
    @Benchmark
    public float chains(Flop counter) {
        FloatVector factor = FloatVector.broadcast(SPECIES, 1 - 0x1p-20f);
        FloatVector addend = FloatVector.broadcast(SPECIES, 0x1p-20f);
        FloatVector a0 = FloatVector.broadcast(SPECIES, 0.90f);
        FloatVector a1 = FloatVector.broadcast(SPECIES, 0.91f);
        FloatVector a2 = FloatVector.broadcast(SPECIES, 0.92f);
        FloatVector a3 = FloatVector.broadcast(SPECIES, 0.93f);
        FloatVector a4 = FloatVector.broadcast(SPECIES, 0.94f);
        FloatVector a5 = FloatVector.broadcast(SPECIES, 0.95f);
        FloatVector a6 = FloatVector.broadcast(SPECIES, 0.96f);
        FloatVector a7 = FloatVector.broadcast(SPECIES, 0.97f);
        FloatVector a8 = FloatVector.broadcast(SPECIES, 0.98f);
        FloatVector a9 = FloatVector.broadcast(SPECIES, 0.99f);
        FloatVector a10 = FloatVector.broadcast(SPECIES, 1.01f);
        FloatVector a11 = FloatVector.broadcast(SPECIES, 1.02f);
        for (int i = 0; i < STEPS; i++) {
            a0 = a0.fma(factor, addend);
            a1 = a1.fma(factor, addend);
            a2 = a2.fma(factor, addend);
            a3 = a3.fma(factor, addend);
            a4 = a4.fma(factor, addend);
            a5 = a5.fma(factor, addend);
            a6 = a6.fma(factor, addend);
            a7 = a7.fma(factor, addend);
            a8 = a8.fma(factor, addend);
            a9 = a9.fma(factor, addend);
            a10 = a10.fma(factor, addend);
            a11 = a11.fma(factor, addend);
        }
        counter.flop += 2.0 * CHAINS * STEPS * SPECIES.length();
        return a0.add(a1)
                .add(a2)
                .add(a3)
                .add(a4)
                .add(a5)
                .add(a6)
                .add(a7)
                .add(a8)
                .add(a9)
                .add(a10)
                .add(a11)
                .lane(0);
    }
}
