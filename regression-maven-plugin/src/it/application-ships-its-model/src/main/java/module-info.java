module org.example.prices {
    requires dev.mlmethods.regression.predictor;
}
