# A scaler of scikit-learn 1.9.1, joblib 1.6.0, NumPy 2.4.6, and pandas 3.0.6 in each protocol, and tensors of safetensors 0.8.0.
import json, pickle
import joblib, numpy as np, pandas as pd
from safetensors.numpy import save_file
from sklearn.preprocessing import StandardScaler

X = np.random.RandomState(0).randn(50, 3) * [1, 10, 100] + [0, 5, 50]
named = StandardScaler().fit(pd.DataFrame(X, columns=['a', 'bb', 'ä,c']))
for protocol in (2, 3, 4, 5):
    joblib.dump(named, f'newer{protocol}.joblib', protocol=protocol)
    pickle.dump(named, open(f'newer{protocol}.pkl', 'wb'), protocol)
joblib.dump(named, 'newer.joblib', compress=True)
save_file({'b': np.array([0.5, 1.5], dtype='f4'), 'a': np.array([[0.1, 1e300]])}, 'newer.safetensors', {'format': 'pt'})
json.dump(dict(means=list(named.mean_), scales=list(named.scale_), features=list(named.feature_names_in_), samples=int(named.n_samples_seen_)), open('newer.json', 'w'), indent=0)
