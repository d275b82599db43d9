package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.hash.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Points drawn at random from a search space, without duplicates. If there are several seeds, they are not drawn: each point is tried with all of
 * them.
 *
 * <p>Each number is a hash of the seed, the number of the draw and the field, so that a longer search begins with the points of a shorter one, and
 * adding a field to the space doesn't change the others.
 */
final class RandomPoints {
    /** If nearly all points of a small space are already drawn, it takes many draws to find the others. */
    private static final int DRAWS_PER_POINT = 1_000;

    private static final String SEED = "seed";

    private RandomPoints() {}

    /** As many points as the strategy has trials, times the number of seeds; fewer if there are fewer points. */
    static List<Map<String, Object>> of(SearchSpace space, StrategySpec strategy) {
        List<Object> seeds = space.dimensions().get(SEED) instanceof Dimension.Values list ? list.values() : List.of();
        long size = space.size() == Long.MAX_VALUE ? Long.MAX_VALUE : space.size() / Math.max(1, seeds.size());
        Set<Map<String, Object>> points = new LinkedHashSet<>();
        long draws = (long) strategy.trials() * DRAWS_PER_POINT;
        for (long draw = 0; draw < draws && points.size() < Math.min(strategy.trials(), size); draw++) {
            Map<String, Double> uniform = new LinkedHashMap<>();
            for (String field : space.fields()) {
                uniform.put(
                        field,
                        seeds.isEmpty() || !field.equals(SEED) ? uniform(strategy.searchSeed(), draw, field) : 0);
            }
            points.add(space.point(uniform));
        }
        return seeds.isEmpty() ? List.copyOf(points) : withEach(seeds, points);
    }

    private static List<Map<String, Object>> withEach(List<Object> seeds, Set<Map<String, Object>> points) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Map<String, Object> point : points) {
            for (Object seed : seeds) {
                Map<String, Object> seeded = new LinkedHashMap<>(point);
                seeded.put(SEED, seed);
                all.add(seeded);
            }
        }
        return all;
    }

    /** 53 bits of a SHA-256 as a number from [0, 1). */
    private static double uniform(long searchSeed, long draw, String field) {
        MessageDigest digest = Sha256.digest();
        digest.update((searchSeed + "/" + draw + "/" + field).getBytes(StandardCharsets.UTF_8));
        return (ByteBuffer.wrap(digest.digest()).getLong() >>> 11) * 0x1p-53;
    }
}
