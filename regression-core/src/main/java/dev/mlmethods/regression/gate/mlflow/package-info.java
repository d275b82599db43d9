/** What the gate tells a tracking server of MLflow. */
package dev.mlmethods.regression.gate.mlflow;
