package house.recommendations;

import dev.tandem.testing.ModuleTest;

@ModuleTest
class RecommendationsTests {}
