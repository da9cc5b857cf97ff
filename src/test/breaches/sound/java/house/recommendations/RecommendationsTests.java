package house.recommendations;

import org.springframework.modulith.test.ApplicationModuleTest;

@ApplicationModuleTest
class RecommendationsTests {}
